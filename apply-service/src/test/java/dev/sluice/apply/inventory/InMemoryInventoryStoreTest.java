package dev.sluice.apply.inventory;

class InMemoryInventoryStoreTest extends InventoryStoreContract {

    private final InventoryStore store = new InMemoryInventoryStore();

    @Override
    protected InventoryStore store() {
        return store;
    }
}
