package dev.sluice.log;

import static java.util.stream.Collectors.joining;

import java.util.List;

/// Topics exist with settings under which the log would not keep its promises.
public final class WrongTopicException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<WrongSetting> wrong;

    WrongTopicException(List<WrongSetting> wrong) {
        super(
                wrong.stream()
                        .map(WrongSetting::toString)
                        .collect(joining("\n", "Kafka topics have wrong settings:\n", "")));
        this.wrong = List.copyOf(wrong);
    }

    public List<WrongSetting> wrong() {
        return wrong;
    }

    /// One setting of one topic.
    ///
    /// @param remedy the command that repairs it
    public record WrongSetting(
            String topic, String setting, String found, String wanted, String remedy) {

        @Override
        public String toString() {
            return "%s: %s is %s, wanted %s; %s".formatted(topic, setting, found, wanted, remedy);
        }
    }
}
