"""Looks into an OCI archive of a service's image and fails, with all reasons, where it is not as it should be."""

import io
import json
import re
import sys
import tarfile

service, path = sys.argv[1:]
archive = tarfile.open(path)


def blob(digest):
    return archive.extractfile("blobs/" + digest.replace(":", "/")).read()


index = json.load(archive.extractfile("index.json"))
manifest = json.loads(blob(index["manifests"][0]["digest"]))
configuration = json.loads(blob(manifest["config"]["digest"]))
run = configuration["config"]
problems = []

if run.get("User") != "65532:65532":
    problems.append(f"runs as {run.get('User')!r}, not as 65532:65532")
if run.get("Entrypoint", [])[:1] != ["java"] or run["Entrypoint"][-1] != "quarkus-run.jar":
    problems.append(f"starts {run.get('Entrypoint')}")
for variable in run.get("Env", []):
    if re.search(r"(?i)token|password|secret|keyset", variable):
        problems.append(f"has {variable.split('=')[0]} in its environment")

layers = []
for layer in manifest["layers"]:
    with tarfile.open(fileobj=io.BytesIO(blob(layer["digest"]))) as files:
        layers.append((layer["size"], files.getmembers()))

own = layers[1:]  # The first is the base.
names = [["/" + m.name.lstrip("./") for m in members if m.isfile()] for _, members in own]
flat = [name for layer in names for name in layer]
for name in flat:
    if not name.startswith(("/healthy/", "/sluice/")):
        problems.append(f"holds {name}")
    if re.search(r"(?i)\.(pem|key|p12|jks)$|keyset|kubeconfig|/\.git/|\.env$|junit|assertj|testcontainers|/local-stack", name):
        problems.append(f"holds {name}")
for size, members in own:
    for member in members:
        if member.isfile() and member.mode & 0o002:
            problems.append(f"/{member.name} is writable for others")
if "/sluice/quarkus-run.jar" not in flat:
    problems.append("has no /sluice/quarkus-run.jar")
if not names or not any(n.startswith("/sluice/app/") for n in names[-1]):
    problems.append("its last layer is not the application's own classes")

print(f"{service}: user {run['User']}, {' '.join(run['Entrypoint'])}")
for (size, _), layer in zip(own, names):
    top = sorted({"/".join(n.split("/")[1:-1][:3]) for n in layer})
    print(f"  {size / 1024:9.0f} KiB  {len(layer):4} files  {', '.join(top)}")
if problems:
    sys.exit("\n".join(f"{service}: {p}" for p in problems))
