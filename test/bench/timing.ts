/** Time and memory of this process. */

/** Milliseconds on the clock, and of processor time of the whole process. */
export interface Time {
  readonly wall: number;
  readonly cpu: number;
}

export function timed<T>(work: () => T): readonly [T, Time] {
  const wall = performance.now();
  const cpu = cpuMs();
  const result = work();
  return [result, { wall: performance.now() - wall, cpu: cpuMs() - cpu }];
}

export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Most memory that the process ever had resident. */
export function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
