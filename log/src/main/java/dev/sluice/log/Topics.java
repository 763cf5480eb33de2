package dev.sluice.log;

import dev.sluice.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Utils;

/// The topics on the broker: made where they are missing, verified where they stand.
public final class Topics {

    private static final int REPLICAS = 3;

    private Topics() {}

    /// Makes what is missing and verifies the rest.
    ///
    /// @throws WrongTopicException names every wrong setting, with the command that mends it
    /// @throws KafkaException where the broker is away or refuses
    public static void ensure(KafkaSettings settings) {
        try (Admin admin = Admin.create(settings.with(Map.of()))) {
            int brokers = admin.describeCluster().nodes().get().size();
            Map<String, Wanted> wanted = wanted(brokers);
            Set<String> standing = admin.listTopics().names().get();
            create(
                    admin,
                    wanted.values().stream().filter(w -> !standing.contains(w.name)).toList());
            verify(admin, wanted);
        } catch (ExecutionException e) {
            throw new KafkaException("looking at the topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while looking at the topics", e);
        }
    }

    /// The partition of a key: murmur2 of [Topic#partitionKey], as Kafka's default partitioner has
    /// it.
    public static int partition(Topic topic, String key) {
        return hash(topic.partitionKey(key)) % topic.partitions();
    }

    /// The partition of a subject on every topic but `sluice.owners`.
    public static int partition(String partitionKey) {
        return hash(partitionKey) % Topic.PARTITIONS;
    }

    private static int hash(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Wanted> wanted(int brokers) {
        var wanted = new LinkedHashMap<String, Wanted>();
        for (Topic topic : Topic.values()) {
            wanted.put(topic.topicName(), wanted(topic.topicName(), topic, brokers));
            wanted.put(topic.deadLetters(), wanted(topic.deadLetters(), topic, brokers));
        }
        return wanted;
    }

    private static Wanted wanted(String name, Topic topic, int brokers) {
        var settings = new LinkedHashMap<>(topic.settings());
        boolean replicated = brokers >= REPLICAS;
        if (replicated) {
            settings.put("min.insync.replicas", "2");
            settings.put("unclean.leader.election.enable", "false");
        }
        return new Wanted(name, topic.partitions(), (short) (replicated ? REPLICAS : 1), settings);
    }

    private static void create(Admin admin, Collection<Wanted> missing)
            throws InterruptedException, ExecutionException {
        var topics =
                missing.stream()
                        .map(
                                w ->
                                        new NewTopic(w.name, w.partitions, w.replicas)
                                                .configs(w.settings))
                        .toList();
        for (var made : admin.createTopics(topics).values().values()) {
            try {
                made.get();
            } catch (ExecutionException e) {
                // Another service was faster.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static void verify(Admin admin, Map<String, Wanted> wanted)
            throws InterruptedException, ExecutionException {
        Map<String, TopicDescription> found = Settled.describe(admin, wanted.keySet());
        var resources =
                wanted.keySet().stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        Map<ConfigResource, Config> configs = admin.describeConfigs(resources).all().get();
        var problems = new ArrayList<String>();
        for (ConfigResource resource : resources) {
            Wanted want = Objects.requireNonNull(wanted.get(resource.name()));
            int partitions = Objects.requireNonNull(found.get(resource.name())).partitions().size();
            if (partitions != want.partitions) {
                problems.add(
                        "topic %s has %d partitions and needs %d; delete it, or use another cluster"
                                .formatted(want.name, partitions, want.partitions));
            }
            problems.addAll(wrong(want, Objects.requireNonNull(configs.get(resource))));
        }
        if (!problems.isEmpty()) {
            throw new WrongTopicException(problems);
        }
    }

    private static List<String> wrong(Wanted want, Config found) {
        var problems = new ArrayList<String>();
        want.settings.forEach(
                (name, value) -> {
                    String has = found.get(name) == null ? "nothing" : found.get(name).value();
                    if (!value.equals(has)) {
                        problems.add(
                                ("topic %1$s has %2$s=%3$s and needs %4$s; mend it with"
                                                + " kafka-configs.sh --alter --entity-type topics"
                                                + " --entity-name %1$s --add-config %2$s=%4$s")
                                        .formatted(want.name, name, has, value));
                    }
                });
        return problems;
    }

    private record Wanted(
            String name, int partitions, short replicas, Map<String, String> settings) {}
}
