package dev.sluice.apply.controlplane;

/// A watch that goes on until it is closed.
public interface Watching extends AutoCloseable {

    @Override
    void close();
}
