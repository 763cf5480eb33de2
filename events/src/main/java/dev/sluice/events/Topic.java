package dev.sluice.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The topics of the contract, with what is fixed about each when it is made.
public enum Topic {
    OWNERS("sluice.owners", 1, Keeping.NEWEST, Integer.MAX_VALUE),
    HINTS("sluice.hints", Topic.PARTITIONS, Keeping.ONE_DAY, Integer.MAX_VALUE),
    DEFINITIONS("sluice.definitions", Topic.PARTITIONS, Keeping.NEWEST, Integer.MAX_VALUE),
    INTERVENTIONS("sluice.interventions", Topic.PARTITIONS, Keeping.NEWEST, Integer.MAX_VALUE),
    COMMITS("sluice.commits", Topic.PARTITIONS, Keeping.NEWEST, Integer.MAX_VALUE),
    RENDERINGS("sluice.renderings", Topic.PARTITIONS, Keeping.NEWEST, Integer.MAX_VALUE),
    BUNDLES("sluice.bundles", Topic.PARTITIONS, Keeping.NEWEST, 3),
    PLACEMENTS("sluice.placements", Topic.PARTITIONS, Keeping.NEWEST, 2),
    EVALUATIONS("sluice.evaluations", Topic.PARTITIONS, Keeping.NEWEST, 3),
    OUTCOMES("sluice.outcomes", Topic.PARTITIONS, Keeping.NEWEST, 2),
    CONTROL_PLANES("sluice.control-planes", Topic.PARTITIONS, Keeping.NEWEST, Integer.MAX_VALUE),
    HISTORY("sluice.history", Topic.PARTITIONS, Keeping.THIRTY_DAYS, Integer.MAX_VALUE);

    /// Partitions of every topic but `sluice.owners`; fixed when a topic is made, never raised.
    public static final int PARTITIONS = 32;

    /// The largest record that a broker takes, in bytes as compressed.
    public static final int MAX_RECORD_BYTES = 9 * 1024 * 1024;

    private final String topicName;
    private final int partitions;
    private final Keeping keeping;
    private final int partitionParts;

    Topic(String topicName, int partitions, Keeping keeping, int partitionParts) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.keeping = keeping;
        this.partitionParts = partitionParts;
    }

    public String topicName() {
        return topicName;
    }

    public int partitions() {
        return partitions;
    }

    /// Where records go that cannot be decoded.
    public String deadLetters() {
        return topicName + ".dlq";
    }

    /// The part of a key whose murmur2 hash chooses the partition: the control plane of
    /// `control plane / delivery`, the delivery of `delivery / bundle digest`, else the whole key.
    public String partitionKey(String key) {
        int end = -1;
        for (int part = 0; part < partitionParts; part++) {
            end = key.indexOf('/', end + 1);
            if (end < 0) {
                return key;
            }
        }
        return key.substring(0, end);
    }

    /// The broker's settings of this topic, in the broker's words.
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
        switch (keeping) {
            case NEWEST -> {
                settings.put("cleanup.policy", "compact");
                settings.put("segment.ms", "600000");
                settings.put("delete.retention.ms", "604800000");
                settings.put("min.compaction.lag.ms", "0");
            }
            case ONE_DAY -> {
                settings.put("cleanup.policy", "delete");
                settings.put("retention.ms", "86400000");
            }
            case THIRTY_DAYS -> {
                settings.put("cleanup.policy", "delete");
                settings.put("retention.ms", "2592000000");
            }
        }
        return Collections.unmodifiableMap(settings);
    }

    /// The broker's settings of every topic of dead letters: the newest per unreadable record, for
    /// thirty days.
    public static Map<String, String> deadLetterSettings() {
        var settings = new LinkedHashMap<String, String>();
        // Room for the reason beside the largest record.
        settings.put("max.message.bytes", Integer.toString(MAX_RECORD_BYTES + 65536));
        settings.put("cleanup.policy", "compact,delete");
        settings.put("retention.ms", "2592000000");
        return Collections.unmodifiableMap(settings);
    }

    private enum Keeping {
        NEWEST,
        ONE_DAY,
        THIRTY_DAYS
    }
}
