package dev.sluice.source.push;

/// Hears of every webhook call, to count and to tell.
@FunctionalInterface
public interface PushObserver {

    void received(Provider provider, Receipt receipt);
}
