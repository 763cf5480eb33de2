package dev.sluice.render.kubernetes;

import dev.sluice.render.secret.ReferencedObject;
import dev.sluice.render.secret.Values;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Follows one object of the hub: reads it whenever its watch says that something happened, and
/// keeps what it read while nobody can be asked.
final class ObjectWatch implements AutoCloseable {

    private static final long WATCHED_SECONDS = 240;
    private static final long SILENT_SECONDS = WATCHED_SECONDS + 60;
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    private final HubClients clients;
    private final ReferencedObject object;
    private final Runnable changed;
    private final CompletableFuture<Values> first = new CompletableFuture<>();
    private final Instant begun = Instant.now();
    private final Semaphore hints = new Semaphore(0);
    private volatile @Nullable Values last;
    /// Whether somebody went away without an answer.
    private volatile boolean isAwaited;
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    ObjectWatch(HubClients clients, ReferencedObject object, Runnable changed) {
        this.clients = clients;
        this.object = object;
        this.changed = changed;
        clients.run(this::run);
    }

    /// What is known of it; the first who ask wait for an answer.
    Values values(Duration patience) {
        var known = last;
        if (known != null) {
            return known;
        }
        var left = patience.minus(Duration.between(begun, Instant.now()));
        try {
            return first.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            isAwaited = true;
            var now = last;
            return now == null ? HubRefusal.unreachable("it did not answer in time") : now;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the future is completed with values alone", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return HubRefusal.unreachable("interrupted");
        }
    }

    private void run() {
        thread = Thread.currentThread();
        long pause = FIRST_PAUSE_MILLIS;
        while (!closed) {
            try {
                var shared = clients.take();
                try {
                    follow(shared.client());
                    pause = FIRST_PAUSE_MILLIS;
                } finally {
                    clients.giveBack(shared);
                }
            } catch (KubernetesClientException e) {
                failed(HubRefusal.of(object, e));
            } catch (IOException e) {
                failed(HubRefusal.unreachable(String.valueOf(e.getMessage())));
            } catch (InterruptedException _) {
                return;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                return;
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    /// Until the server ends the watch, which it does now and then.
    private void follow(KubernetesClient client) throws InterruptedException {
        var ended = new CompletableFuture<Void>();
        var options = new ListOptionsBuilder().withTimeoutSeconds(WATCHED_SECONDS).build();
        try (var _ = watch(client, options, ended)) {
            do {
                hints.drainPermits();
                read(client);
            } while (hints.tryAcquire(SILENT_SECONDS, TimeUnit.SECONDS) && !ended.isDone());
        }
    }

    private Watch watch(
            KubernetesClient client, ListOptions options, CompletableFuture<Void> ended) {
        return switch (object.kind()) {
            case CONFIG_MAP -> configMap(client).watch(options, hinting(ended));
            case SECRET -> secret(client).watch(options, hinting(ended));
        };
    }

    private <T extends HasMetadata> Watcher<T> hinting(CompletableFuture<Void> ended) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, T resource) {
                hints.release();
            }

            @Override
            public boolean reconnecting() {
                return false;
            }

            @Override
            public void onClose() {
                ended.complete(null);
                hints.release();
            }

            @Override
            public void onClose(WatcherException cause) {
                onClose();
            }
        };
    }

    private void read(KubernetesClient client) {
        var found =
                switch (object.kind()) {
                    case CONFIG_MAP ->
                            Optional.ofNullable(configMap(client).get()).map(ObjectData::of);
                    case SECRET -> Optional.ofNullable(secret(client).get()).map(ObjectData::of);
                };
        know(found.<Values>map(Values.Present::new).orElseGet(HubRefusal::absent));
    }

    private Resource<ConfigMap> configMap(KubernetesClient client) {
        return client.configMaps().inNamespace(object.namespace()).withName(object.name());
    }

    private Resource<Secret> secret(KubernetesClient client) {
        return client.secrets().inNamespace(object.namespace()).withName(object.name());
    }

    /// What was read before stays: that nobody can be asked says nothing about the object.
    private void failed(Values.Unreadable why) {
        if (!closed && !(last instanceof Values.Present)) {
            know(why);
        }
    }

    private void know(Values now) {
        var before = last;
        last = now;
        first.complete(now);
        if (before == null ? isAwaited : !ObjectData.areSame(before, now)) {
            changed.run();
        }
    }

    @Override
    public void close() {
        closed = true;
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
