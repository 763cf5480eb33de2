package dev.sluice.apply.controlplane;

/// Whether this replica may still write: asked before each request.
public interface Guard {

    boolean holds();
}
