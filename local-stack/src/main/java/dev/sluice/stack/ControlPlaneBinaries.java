package dev.sluice.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The programs that a control plane is made of.
record ControlPlaneBinaries(
        Path etcd, Path kubeApiserver, Path kubeControllerManager, Path kubectl) {

    /// All four, where one folder holds them all.
    static Optional<ControlPlaneBinaries> in(Path folder) {
        return completedBy(folder, folder);
    }

    /// The three that archives for controller tests hold from one folder, and from another the
    /// controller manager, which those archives leave out.
    static Optional<ControlPlaneBinaries> completedBy(Path folder, Path controllerManagerFolder) {
        var found =
                new ControlPlaneBinaries(
                        folder.resolve("etcd"),
                        folder.resolve("kube-apiserver"),
                        controllerManagerFolder.resolve("kube-controller-manager"),
                        folder.resolve("kubectl"));
        return found.all().allMatch(Files::isExecutable) ? Optional.of(found) : Optional.empty();
    }

    /// Whether a folder holds what an archive for controller tests holds.
    static boolean areIn(Path folder) {
        return Stream.of("etcd", "kube-apiserver", "kubectl")
                .map(folder::resolve)
                .allMatch(Files::isExecutable);
    }

    private Stream<Path> all() {
        return Stream.of(etcd, kubeApiserver, kubeControllerManager, kubectl);
    }
}
