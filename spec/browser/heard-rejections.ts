/** What reaches those who listen to the process while `action` runs, and a turn after it: reasons. Those who listened before hear nothing. */
export async function heardRejections(action: () => Promise<unknown>): Promise<unknown[]> {
  const others = process.rawListeners('unhandledRejection');
  const heard: unknown[] = [];
  const listener = (reason: unknown): void => void heard.push(reason);
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', listener);
  try {
    await action();
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.removeListener('unhandledRejection', listener);
    for (const other of others) process.on('unhandledRejection', other as (reason: unknown) => void);
  }
  return heard;
}
