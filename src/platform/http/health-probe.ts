/** One thing that the process needs. `check` rejects when it is not there; its error stays in the log. */
export interface HealthProbe {
  readonly name: string;
  /** Without an essential one the process takes no traffic; without another it is degraded and serves. */
  readonly essential: boolean;
  check(): Promise<void>;
}

/** The injection token of the process's probes. */
export const HEALTH_PROBES = Symbol('HEALTH_PROBES');

/** Milliseconds that a probe may take before it counts as down. */
export const PROBE_LIMIT = Symbol('PROBE_LIMIT');
