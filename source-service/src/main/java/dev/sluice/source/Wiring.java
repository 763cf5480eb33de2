package dev.sluice.source;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Intake;
import dev.sluice.events.SecretReference;
import dev.sluice.events.SourceId;
import dev.sluice.log.LogWatch;
import dev.sluice.source.artifact.ArchiveLimits;
import dev.sluice.source.artifact.ArtifactRevisions;
import dev.sluice.source.chart.PackedCharts;
import dev.sluice.source.chart.RemoteCharts;
import dev.sluice.source.chart.WholeCharts;
import dev.sluice.source.definition.Conversion;
import dev.sluice.source.definition.ConversionSettings;
import dev.sluice.source.definition.FleetPath;
import dev.sluice.source.definition.Intakes;
import dev.sluice.source.files.DefinitionDirectories;
import dev.sluice.source.files.DirectoryWatch;
import dev.sluice.source.files.FileSettings;
import dev.sluice.source.files.SecretDirectory;
import dev.sluice.source.git.FleetFiles;
import dev.sluice.source.git.GitHosts;
import dev.sluice.source.git.GitSettings;
import dev.sluice.source.git.MirrorCharts;
import dev.sluice.source.git.MirrorComposition;
import dev.sluice.source.git.MirrorImports;
import dev.sluice.source.git.Mirrors;
import dev.sluice.source.http.HookSettings;
import dev.sluice.source.kafka.Brokers;
import dev.sluice.source.kafka.Replica;
import dev.sluice.source.kafka.ReplicaSettings;
import dev.sluice.source.kafka.Work;
import dev.sluice.source.oci.ArtifactClient;
import dev.sluice.source.oci.OciSettings;
import dev.sluice.source.push.HintStore;
import dev.sluice.source.push.PushDesk;
import dev.sluice.source.push.SourcesByUrl;
import dev.sluice.source.repository.CredentialLookup;
import dev.sluice.source.repository.Secrets;
import dev.sluice.source.revision.EveryHost;
import dev.sluice.source.revision.RevisionLog;
import dev.sluice.source.revision.RevisionSource;
import dev.sluice.source.schedule.Pace;
import dev.sluice.source.schedule.PollSchedule;
import dev.sluice.source.telemetry.Tellings;
import dev.sluice.source.timer.DaemonAlarm;
import dev.sluice.source.tls.TlsContexts;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Who is who.
final class Wiring {

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);

    @Produces
    @Singleton
    Replica replica(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ReplicaSettings settings,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        return new Replica(
                Brokers.of(kafka),
                settings.address().orElseGet(() -> "http://" + hostName() + ":" + port),
                ControlPlaneId.parse(settings.localControlPlane()));
    }

    @Produces
    @Singleton
    Secrets secrets(FileSettings settings) {
        return new SecretDirectory(settings.secrets().directory());
    }

    @Produces
    @Singleton
    Mirrors mirrors(GitSettings settings) {
        return Mirrors.of(settings.mirrors());
    }

    @Produces
    @Singleton
    Tellings tellings(MeterRegistry metrics) {
        return new Tellings(metrics);
    }

    @Produces
    @Singleton
    SourcesByUrl sourcesByUrl() {
        return new SourcesByUrl();
    }

    @Produces
    @Singleton
    PushDesk pushDesk(
            Secrets secrets,
            HookSettings settings,
            SourcesByUrl sources,
            HintStore hints,
            Replica replica) {
        HintStore heard =
                (all, patience) -> {
                    all.forEach(replica::hear);
                    return hints.store(all, patience);
                };
        return new PushDesk(
                secrets, reference(settings.secret()), sources, heard, Clock.systemUTC());
    }

    @Produces
    @Singleton
    DefinitionDirectories directories(FileSettings settings) {
        return DefinitionDirectories.of(settings.definitions().directories().orElse(List.of()));
    }

    @Produces
    @Singleton
    Machinery machinery(
            Replica replica,
            Mirrors mirrors,
            Secrets secrets,
            DefinitionDirectories directories,
            SourcesByUrl sources,
            Tellings tellings,
            FileSettings settings,
            OciSettings artifacts,
            GitSettings git) {
        return new Machinery(
                replica,
                mirrors,
                secrets,
                directories,
                sources,
                tellings,
                settings,
                artifacts,
                new TlsContexts(git.tls().allowInsecure()));
    }

    void start(@Observes StartupEvent started, Machinery machinery) {
        machinery.start();
    }

    void stop(@Observes ShutdownEvent stopping, Machinery machinery) {
        machinery.stop();
    }

    private static SecretReference reference(String setting) {
        var parts = setting.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "sluice.webhook.secret: '%s' is not namespace/name/key".formatted(setting));
        }
        return new SecretReference(parts[0], parts[1], parts[2]);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    /// The parts that run.
    static final class Machinery {

        private final DaemonAlarm alarm = new DaemonAlarm();
        private final ExecutorService fetches = threads("fetch-");
        private final ExecutorService intakeWork = threads("intake-");
        private final Replica replica;
        private final WholeCharts hosts;
        private final Work work;
        private final DirectoryWatch watch;

        Machinery(
                Replica replica,
                Mirrors mirrors,
                Secrets secrets,
                DefinitionDirectories directories,
                SourcesByUrl sources,
                Tellings tellings,
                FileSettings settings,
                OciSettings artifacts,
                TlsContexts contexts) {
            this.replica = replica;
            RevisionLog revisions = replica.revisions();
            var definitions = replica.definitions();
            var pace =
                    new Pace(
                            Clock.systemUTC(),
                            new PollSchedule(RandomGenerator.getDefault()),
                            alarm);
            var charts = new MirrorCharts(mirrors);
            var credentials = new CredentialLookup(secrets);
            var client = new ArtifactClient(credentials, artifacts, contexts);
            var remote = new RemoteCharts(client, charts, pace, fetches);
            this.hosts =
                    new WholeCharts(
                            hosts(
                                    mirrors,
                                    new GitHosts(mirrors, credentials, contexts),
                                    client,
                                    artifacts),
                            charts,
                            remote,
                            new PackedCharts(limits(artifacts)));
            var intakes =
                    new Intakes(
                            configured(directories, settings),
                            settings.definitions().ended().orElse(List.of()).stream()
                                    .map(Intakes::parse)
                                    .toList(),
                            directories,
                            new FleetFiles(mirrors, revisions),
                            replica.parents());
            var conversion = new Conversion(new ConversionSettings(settings.argocd().interval()));
            var taking =
                    new DefinitionIntakes(intakes, definitions, conversion, tellings, intakeWork);
            var observer = new FleetListener(tellings, source -> lookAt(intakes, taking, source));
            var follower = new RevisionFollower(hosts, revisions, pace, fetches, observer);
            remote.tell(follower::again);
            var roster =
                    new SourceRoster(definitions, revisions, hosts, sources, follower, intakeWork);
            this.work = new Work(follower, taking, roster, intakes);
            this.watch =
                    new DirectoryWatch(directories, settings.definitions().rescan(), taking::look);
        }

        private static RevisionSource hosts(
                Mirrors mirrors, GitHosts git, ArtifactClient client, OciSettings settings) {
            var artifacts =
                    new ArtifactRevisions(client, new MirrorImports(mirrors, limits(settings)));
            return new EveryHost(git, git, artifacts, new MirrorComposition(mirrors));
        }

        private static ArchiveLimits limits(OciSettings settings) {
            return new ArchiveLimits(
                    settings.maxUnpackedSize(), settings.maxFileSize(), settings.maxFiles());
        }

        void start() {
            replica.begin(work, () -> Quarkus.asyncExit(LogWatch.BEGIN_ANEW));
            watch.start();
            alarm.every(BETWEEN_LOOKS, replica::lookAround);
            alarm.every(BETWEEN_CLEANINGS, () -> intakeWork.execute(hosts::tidy));
        }

        void stop() {
            watch.close();
            alarm.close();
            replica.close();
            fetches.shutdownNow();
            intakeWork.shutdownNow();
        }

        /// As many as there is work for; at the end of the service nothing is begun any more.
        private static ExecutorService threads(String name) {
            return new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    60,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    Thread.ofPlatform().name(name, 0).daemon().factory(),
                    new ThreadPoolExecutor.DiscardPolicy());
        }

        private static List<Intake> configured(
                DefinitionDirectories directories, FileSettings settings) {
            var configured = new ArrayList<Intake>(directories.intakes());
            settings.definitions().fleet().orElse(List.of()).stream()
                    .map(FleetPath::parse)
                    .forEach(configured::add);
            return configured;
        }

        private static void lookAt(Intakes intakes, DefinitionIntakes taking, SourceId source) {
            intakes.fedBy(source).forEach(taking::look);
        }
    }
}
