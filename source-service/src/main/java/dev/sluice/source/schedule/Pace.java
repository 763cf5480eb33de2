package dev.sluice.source.schedule;

import java.time.Clock;

/// Time as a collaborator: what it is, how long to wait, and who calls back.
public record Pace(Clock clock, PollSchedule schedule, Alarm alarm) {}
