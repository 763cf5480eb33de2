package dev.sluice.log;

import static java.util.stream.Collectors.toCollection;

import dev.sluice.events.Topic;
import dev.sluice.log.WrongTopicException.WrongSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/// Brings the topics of the contract into being, or says what is wrong with those that are there.
final class TopicSetup {

    private static final int BROKERS_FOR_REPLICATION = 3;
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(30);
    private static final Duration UNTIL_SETTLED = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Set<String> AT_LEAST = Set.of("max.message.bytes", "min.insync.replicas");

    private final Admin admin;

    TopicSetup(Admin admin) {
        this.admin = admin;
    }

    /// A topic as it should be.
    private record Wanted(
            String name, int partitions, int replication, Map<String, String> settings) {

        NewTopic toMake() {
            return new NewTopic(name, partitions, (short) replication).configs(settings);
        }
    }

    void ensure() {
        List<Wanted> wanted = wanted(replication());
        Map<String, TopicDescription> found = describe(wanted);
        List<Wanted> missing =
                wanted.stream().filter(topic -> !found.containsKey(topic.name())).toList();
        if (!missing.isEmpty()) {
            make(missing);
        }
        verify(wanted);
    }

    /// The controller has what was made or altered; each broker hears of it a little later.
    private void verify(List<Wanted> wanted) {
        long start = System.nanoTime();
        while (true) {
            Map<String, TopicDescription> found = describe(wanted);
            Map<String, Config> configs = configs(wanted);
            boolean isComplete = found.size() == wanted.size() && configs.size() == wanted.size();
            List<WrongSetting> wrong = isComplete ? compare(wanted, found, configs) : List.of();
            if (isComplete && wrong.isEmpty()) {
                return;
            }
            long waited = System.nanoTime() - start;
            if (isComplete && waited > UNTIL_SETTLED.toNanos()) {
                throw new WrongTopicException(wrong);
            }
            if (waited > UNTIL_SEEN.toNanos()) {
                var absent = wanted.stream().map(Wanted::name).collect(toCollection(TreeSet::new));
                absent.removeAll(found.keySet());
                throw new KafkaException("topics were made but do not show up: " + absent);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static List<Wanted> wanted(int replication) {
        var wanted = new ArrayList<Wanted>();
        for (Topic topic : Topic.values()) {
            wanted.add(
                    new Wanted(
                            topic.topicName(),
                            topic.partitions(),
                            replication,
                            replicated(topic.settings(), replication)));
            wanted.add(
                    new Wanted(
                            topic.deadLetters(),
                            1,
                            replication,
                            replicated(Topic.deadLetterSettings(), replication)));
        }
        return wanted;
    }

    private static Map<String, String> replicated(Map<String, String> settings, int replication) {
        var all = new LinkedHashMap<>(settings);
        if (replication >= BROKERS_FOR_REPLICATION) {
            all.put("min.insync.replicas", "2");
            all.put("unclean.leader.election.enable", "false");
        }
        return all;
    }

    private int replication() {
        return brokers() >= BROKERS_FOR_REPLICATION ? BROKERS_FOR_REPLICATION : 1;
    }

    /// Those that are down count: topics made meanwhile are to survive.
    private int brokers() {
        try {
            var options = new DescribeClusterOptions().includeFencedBrokers(true);
            return get("counting brokers", admin.describeCluster(options).nodes()).size();
        } catch (KafkaException e) {
            if (e.getCause() instanceof UnsupportedVersionException) {
                return get("counting brokers", admin.describeCluster().nodes()).size();
            }
            throw e;
        }
    }

    private Map<String, TopicDescription> describe(List<Wanted> wanted) {
        var names = wanted.stream().map(Wanted::name).toList();
        return known("describing ", admin.describeTopics(names).topicNameValues());
    }

    private void make(List<Wanted> missing) {
        admin.createTopics(missing.stream().map(Wanted::toMake).toList())
                .values()
                .forEach(
                        (name, future) -> {
                            try {
                                get("making " + name, future);
                            } catch (KafkaException e) {
                                // Another service was faster.
                                if (!(e.getCause() instanceof TopicExistsException)) {
                                    throw e;
                                }
                            }
                        });
    }

    private static List<WrongSetting> compare(
            List<Wanted> wanted, Map<String, TopicDescription> found, Map<String, Config> configs) {
        var wrong = new ArrayList<WrongSetting>();
        for (Wanted topic : wanted) {
            TopicDescription description = found.get(topic.name());
            Config config = configs.get(topic.name());
            if (description != null && config != null) {
                compareShape(topic, description, wrong);
                compareSettings(topic, config, wrong);
            }
        }
        return wrong;
    }

    private Map<String, Config> configs(List<Wanted> wanted) {
        var futures = new TreeMap<String, KafkaFuture<Config>>();
        admin.describeConfigs(wanted.stream().map(TopicSetup::resource).toList())
                .values()
                .forEach((resource, config) -> futures.put(resource.name(), config));
        return known("settings of ", futures);
    }

    /// Without what this broker has not heard of.
    private static <T> Map<String, T> known(String what, Map<String, KafkaFuture<T>> futures) {
        var known = new TreeMap<String, T>();
        futures.forEach(
                (name, future) -> {
                    try {
                        known.put(name, get(what + name, future));
                    } catch (KafkaException e) {
                        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                            throw e;
                        }
                    }
                });
        return known;
    }

    private static void compareShape(
            Wanted topic, TopicDescription description, List<WrongSetting> wrong) {
        int partitions = description.partitions().size();
        if (partitions != topic.partitions()) {
            wrong.add(
                    new WrongSetting(
                            topic.name(),
                            "partitions",
                            Integer.toString(partitions),
                            Integer.toString(topic.partitions()),
                            "keys keep their partition for ever, so it cannot be altered: stop all"
                                    + " services, kafka-topics.sh --bootstrap-server … --delete"
                                    + " --topic "
                                    + topic.name()
                                    + ", and start again"));
        }
        int replicas =
                description.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(0);
        if (replicas < topic.replication()) {
            wrong.add(
                    new WrongSetting(
                            topic.name(),
                            "replication factor",
                            Integer.toString(replicas),
                            Integer.toString(topic.replication()),
                            "kafka-reassign-partitions.sh --bootstrap-server …"
                                    + " --reassignment-json-file FILE --execute, with "
                                    + topic.replication()
                                    + " replicas for each partition of "
                                    + topic.name()));
        }
    }

    private static void compareSettings(Wanted topic, Config config, List<WrongSetting> wrong) {
        topic.settings()
                .forEach(
                        (setting, value) -> {
                            var entry = config.get(setting);
                            String found =
                                    entry == null || entry.value() == null ? "" : entry.value();
                            if (!fits(setting, found, value)) {
                                wrong.add(
                                        new WrongSetting(
                                                topic.name(),
                                                setting,
                                                found.isEmpty() ? "not set" : found,
                                                value,
                                                repair(topic.name(), setting, value)));
                            }
                        });
    }

    private static boolean fits(String setting, String found, String wanted) {
        if (AT_LEAST.contains(setting) && !found.isEmpty()) {
            return Long.parseLong(found) >= Long.parseLong(wanted);
        }
        // cleanup.policy is a list whose order says nothing.
        return new TreeSet<>(List.of(found.split(",")))
                .equals(new TreeSet<>(List.of(wanted.split(","))));
    }

    private static String repair(String topic, String setting, String value) {
        return "kafka-configs.sh --bootstrap-server … --alter --topic %s --add-config '%s=%s'"
                .formatted(topic, setting, value.contains(",") ? "[" + value + "]" : value);
    }

    private static ConfigResource resource(Wanted topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static <T> T get(String doing, KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw Clients.failure(doing, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
