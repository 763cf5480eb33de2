package dev.sluice.apply.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.apply.Manifests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{apiVersion: v1, kind: ConfigMap} | Current",
                "{apiVersion: v1, kind: ConfigMap, metadata: {deletionTimestamp: x}} | Terminating",
                "{apiVersion: x/v1, kind: X, metadata: {generation: 2}, status: {observedGeneration: 1}} | InProgress",
                "{apiVersion: x/v1, kind: X, status: {conditions: [{type: Ready, status: 'True'}]}} | Current",
                "{apiVersion: x/v1, kind: X, status: {conditions: [{type: Ready, status: 'False'}]}} | InProgress",
                "{apiVersion: x/v1, kind: X, status: {conditions: [{type: Stalled, status: 'True'}]}} | Failed",
                "{apiVersion: x/v1, kind: X, status: {conditions: [{type: Reconciling, status: 'True'}]}} | InProgress",
                "{apiVersion: apps/v1, kind: Deployment, spec: {replicas: 1}} | InProgress",
                "{apiVersion: apps/v1, kind: Deployment, spec: {replicas: 1}, status: {observedGeneration: 1, replicas: 1, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1}} | Current",
                "{apiVersion: apps/v1, kind: Deployment, spec: {replicas: 1}, status: {observedGeneration: 1, replicas: 2, updatedReplicas: 1, readyReplicas: 2, availableReplicas: 2}} | InProgress",
                "{apiVersion: apps/v1, kind: Deployment, status: {conditions: [{type: Progressing, status: 'False', reason: ProgressDeadlineExceeded}]}} | Failed",
                "{apiVersion: apps/v1, kind: Deployment, status: {observedGeneration: 1, replicas: 1, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1, conditions: [{type: Available, status: 'False'}]}} | InProgress",
                "{apiVersion: apps/v1, kind: Deployment, status: {observedGeneration: 1, replicas: 1, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1, conditions: [{type: Progressing, status: 'True', reason: ReplicaSetUpdated}]}} | InProgress",
                "{apiVersion: apps/v1, kind: Deployment, status: {observedGeneration: 1, replicas: 1, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1, conditions: [{type: Progressing, status: 'True', reason: NewReplicaSetAvailable}, {type: Available, status: 'True'}]}} | Current",
                "{apiVersion: apps/v1, kind: Deployment, spec: {replicas: 0}, status: {observedGeneration: 1}} | Current",
                "{apiVersion: apps/v1, kind: StatefulSet, status: {observedGeneration: 1, replicas: 1, readyReplicas: 1, updatedReplicas: 1, currentRevision: a, updateRevision: b}} | InProgress",
                "{apiVersion: apps/v1, kind: StatefulSet, status: {observedGeneration: 1, replicas: 2, readyReplicas: 2, updatedReplicas: 2}} | InProgress",
                "{apiVersion: apps/v1, kind: StatefulSet, spec: {replicas: 2, updateStrategy: {rollingUpdate: {partition: 1}}}, status: {observedGeneration: 1, replicas: 2, readyReplicas: 2, updatedReplicas: 1, currentRevision: a, updateRevision: b}} | Current",
                "{apiVersion: apps/v1, kind: StatefulSet, spec: {updateStrategy: {type: OnDelete}}} | Current",
                "{apiVersion: apps/v1, kind: ReplicaSet, status: {availableReplicas: 1, readyReplicas: 1, replicas: 2}} | InProgress",
                "{apiVersion: apps/v1, kind: DaemonSet, status: {observedGeneration: 1}} | InProgress",
                "{apiVersion: apps/v1, kind: DaemonSet, status: {observedGeneration: 1, desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 1}} | InProgress",
                "{apiVersion: apps/v1, kind: StatefulSet, spec: {replicas: 2}, status: {observedGeneration: 1, replicas: 2, readyReplicas: 1}} | InProgress",
                "{apiVersion: apps/v1, kind: DaemonSet, status: {observedGeneration: 1, desiredNumberScheduled: 0}} | Current",
                "{apiVersion: batch/v1, kind: Job} | InProgress",
                "{apiVersion: batch/v1, kind: Job, status: {conditions: [{type: Complete, status: 'True'}]}} | Current",
                "{apiVersion: batch/v1, kind: Job, status: {conditions: [{type: Failed, status: 'True'}]}} | Failed",
                "{apiVersion: v1, kind: Pod, status: {phase: Running, conditions: [{type: Ready, status: 'True'}]}} | Current",
                "{apiVersion: v1, kind: Pod, status: {phase: Pending}} | InProgress",
                "{apiVersion: v1, kind: Pod, status: {phase: Running, containerStatuses: [{name: a, state: {waiting: {reason: CrashLoopBackOff}}}]}} | Failed",
                "{apiVersion: v1, kind: Pod, status: {phase: Succeeded}} | Current",
                "{apiVersion: v1, kind: Pod, status: {phase: Failed}} | Failed",
                "{apiVersion: batch/v1, kind: CronJob, status: {active: []}} | Current",
                "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {generation: 1}, status: {observedGeneration: 1, conditions: [{type: DisruptionAllowed, status: 'False'}]}} | Current",
                "{apiVersion: v1, kind: Namespace, status: {phase: Active}} | Current",
                "{apiVersion: v1, kind: PersistentVolumeClaim, status: {phase: Pending}} | InProgress",
                "{apiVersion: v1, kind: Service, spec: {type: ClusterIP}} | Current",
                "{apiVersion: v1, kind: Service, spec: {type: LoadBalancer}} | InProgress",
                "{apiVersion: v1, kind: Service, spec: {type: LoadBalancer, clusterIP: 10.0.0.1}} | Current",
                "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition} | InProgress",
                "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, status: {conditions: [{type: Established, status: 'False', reason: NotAccepted}]}} | Failed",
                "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, status: {conditions: [{type: Established, status: 'True'}]}} | Current",
                "{apiVersion: ec2.aws/v1, kind: VPC, spec: {providerConfigRef: {name: x}}} | InProgress",
                "{apiVersion: ec2.aws/v1, kind: VPC, spec: {providerConfigRef: {name: x}}, status: {conditions: [{type: Ready, status: 'True'}, {type: Synced, status: 'False'}]}} | InProgress",
                "{apiVersion: ec2.aws/v1, kind: VPC, spec: {providerConfigRef: {name: x}}, status: {conditions: [{type: Ready, status: 'True'}, {type: Synced, status: 'True'}]}} | Current",
                "{apiVersion: example.org/v1, kind: XCluster, spec: {crossplane: {compositionRef: {name: x}}}, status: {conditions: [{type: Synced, status: 'True'}]}} | InProgress",
                "{apiVersion: pkg.crossplane.io/v1, kind: Provider, spec: {package: x}} | InProgress",
                "{apiVersion: pkg.crossplane.io/v1, kind: Provider, spec: {package: x}, status: {conditions: [{type: Installed, status: 'True'}, {type: Healthy, status: 'True'}]}} | Current"
            })
    void isToldFromTheObject(String yaml, String expected) {
        var health = Health.of(Manifests.of(yaml).getFirst().manifest());

        assertThat(health.getClass().getSimpleName())
                .describedAs(health.words())
                .isEqualTo(expected);
    }
}
