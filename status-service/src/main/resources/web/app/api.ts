/* The JSON of the status API. */

export type Ready = 'True' | 'False' | 'Unknown';

export interface Standing {
  ready: Ready;
  phase: string;
  reason: string;
  message: string;
  nextStep?: string;
}

export interface Count {
  total: number;
  ready: number;
}

export interface PlacementRow extends Standing {
  controlPlane: string;
  generation?: string;
  commit?: string;
}

export interface Delivery extends Standing {
  id: string;
  kind: string;
  namespace: string;
  name: string;
  source?: string;
  path?: string;
  ref?: string;
  commit?: string;
  suspended: boolean;
  definedAt?: string;
  controlPlanes: Count;
  placements: PlacementRow[];
}

export interface Commit {
  id: string;
  generation: string;
  ref: string;
  subject: string;
  author: string;
  authoredAt: string;
  fetchedAt: string;
}

export interface Source extends Standing {
  id: string;
  kind: string;
  namespace: string;
  name: string;
  url?: string;
  follows?: string;
  suspended: boolean;
  commit?: Commit;
  failingSince?: string;
}

export interface ControlPlane extends Standing {
  id: string;
  namespace: string;
  name: string;
  server?: string;
  version?: string;
  identity?: string;
  sharedWith: string[];
  kinds?: number;
  checkedAt?: string;
  deliveries: Count;
}

export interface Problem {
  severity: 'Error' | 'Warning';
  reason: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
  remedy?: string;
}

export interface Definition {
  id: string;
  phase: string;
  intake: string;
  generation: string;
  since: string;
  declares: string[];
  problems: Problem[];
}

export interface Outcome {
  generation: string;
  ofPlacement: boolean;
  phase: string;
  objects: number;
  applied: number;
  pruned: number;
  conditions: { type: string; status: string; reason: string; message: string; lastTransitionTime: string }[];
  notAsWanted: {
    apiVersion: string;
    kind: string;
    namespace: string;
    name: string;
    reason: string;
    message: string;
    remedy?: string;
  }[];
  finishedAt: string;
}

export interface PlacementDetail extends PlacementRow {
  commitGeneration?: string;
  bundle?: string;
  placedAt?: string;
  problems: Problem[];
  outcome?: Outcome;
}

export interface DeliveryDetail extends Standing {
  id: string;
  kind: string;
  namespace: string;
  name: string;
  suspended: boolean;
  controlPlanes: Count;
  definition?: Definition;
  declared?: {
    source: string;
    path: string;
    target: string;
    targetNamespace?: string;
    prune: boolean;
    selfHeal: boolean;
    waitForHealth: boolean;
    dependsOn: string[];
  };
  source?: Source;
  rendering?: { commit?: string; at: string; problems: Problem[] };
  placements: PlacementDetail[];
}

export interface Step {
  stage: string;
  at?: string;
  millis?: number;
}

export interface Way {
  controlPlane?: string;
  cause: string;
  commit?: string;
  generation?: string;
  stages: Step[];
  millis?: number;
}

export interface With {
  delivery: string;
  standing: 'Arrived' | 'Unchanged' | 'Superseded' | 'Missing';
  phase: string;
  reason: string;
  message: string;
  nextStep?: string;
  arrivedAt?: string;
}

export interface CommitSpread {
  id: string;
  subject: string;
  author: string;
  authoredAt: string;
  message: string;
  summary: {
    controlPlanes: number;
    controlPlanesWithCommit: number;
    arrived: number;
    unchanged: number;
    superseded: number;
    missing: number;
  };
  sources: { source: string; ref: string; hintedAt?: string; fetchedAt: string; isNewest: boolean; newest?: string }[];
  controlPlanes: { controlPlane: string; has: boolean; message: string; deliveries: With[] }[];
  nowhere: With[];
}

interface Page<T> {
  items: T[];
  continue?: string;
}

/** An answer that is an error, with the sentence that the server gave. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export interface Answer<T> {
  body: T;
  position: string;
}

export async function get<T>(path: string): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch('/api/v1/' + path, { headers: { Accept: 'application/json' } });
  } catch {
    throw new ApiError(0, 'status-service does not answer.');
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => undefined);
    throw new ApiError(response.status, problem?.detail ?? `status-service answers ${response.status}.`);
  }
  return { body: await response.json(), position: response.headers.get('Sluice-Position') ?? '' };
}

/** All pages of a list, with the position of the first: what changed since is told by the stream. */
export async function all<T>(path: string): Promise<Answer<T[]>> {
  const items: T[] = [];
  let position = '';
  let next: string | undefined = '';
  while (next !== undefined) {
    const page: Answer<Page<T>> = await get<Page<T>>(`${path}?limit=1000${next && '&continue=' + next}`);
    items.push(...page.body.items);
    position ||= page.position;
    next = page.body.continue;
  }
  return { body: items, position };
}
