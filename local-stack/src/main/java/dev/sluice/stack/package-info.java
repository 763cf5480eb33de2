/// A real Kafka broker, Git server and Kubernetes API on one machine, each as a process that can be
/// killed, paused and started again on its data: for `sluice up`, tests and benchmarks.
///
/// [LocalStack] is the whole; [KafkaBroker], [GitServer] and [KubernetesApi] also stand alone.
/// Everything listens on loopback only and ends with the JVM that started it, unless it is
/// detached. Nothing here knows a class of a service: services are started as processes.
@NullMarked
package dev.sluice.stack;

import org.jspecify.annotations.NullMarked;
