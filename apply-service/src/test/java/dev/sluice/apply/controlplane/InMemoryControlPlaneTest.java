package dev.sluice.apply.controlplane;

class InMemoryControlPlaneTest extends ControlPlaneContract {

    private final ControlPlane api = new InMemoryControlPlane();

    @Override
    protected ControlPlane api() {
        return api;
    }
}
