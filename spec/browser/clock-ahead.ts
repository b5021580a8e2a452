/** Runs `body` with the clocks of the surroundings ahead by `ms`: Date.now, performance.now and process.hrtime. */
export async function ahead<T>(ms: number, body: () => Promise<T>): Promise<T> {
  const { now } = Date;
  const high = performance.now.bind(performance);
  const { hrtime } = process;
  const nanoseconds = BigInt(ms) * 1_000_000n;
  const bigint = (): bigint => hrtime.bigint() + nanoseconds;
  const pair = (since?: [number, number]): [number, number] => {
    const at = bigint() - (since === undefined ? 0n : BigInt(since[0]) * 1_000_000_000n + BigInt(since[1]));
    return [Number(at / 1_000_000_000n), Number(at % 1_000_000_000n)];
  };
  Date.now = () => now() + ms;
  performance.now = () => high() + ms;
  process.hrtime = Object.assign(pair, { bigint });
  try {
    return await body();
  } finally {
    Date.now = now;
    Reflect.deleteProperty(performance, 'now');
    process.hrtime = hrtime;
  }
}
