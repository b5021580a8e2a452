/** Time used so far by this process on all its threads, in nanoseconds. */
export function cpuNs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}
