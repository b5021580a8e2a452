/** Called by its stack alone: nobody gets hold of it. */
type Called = (...args: never[]) => unknown;

interface StackCapture {
  stackTraceLimit?: unknown;
  captureStackTrace?(holder: object, from: Called): void;
}

/**
 * Whether the code that has called `called`, which is still running, is in a file of that package: in `node_modules`, wherever a package manager
 * has put that. Not where the surroundings cannot tell, and not where packages were made one file with others.
 */
export function isCalledBy(packageName: string, called: Called): boolean {
  return callerOf(called).replaceAll('\\', '/').includes(`/node_modules/${packageName}/`);
}

/** The line of a stack; without one where native code has called. */
function callerOf(called: Called): string {
  const capture = Error as StackCapture;
  const holder: { stack?: unknown } = {};
  const { stackTraceLimit } = capture;
  // Whoever wants none, or fewer, still gets what they asked for.
  capture.stackTraceLimit = 1;
  try {
    capture.captureStackTrace?.(holder, called);
    return String(holder.stack);
  } finally {
    capture.stackTraceLimit = stackTraceLimit;
  }
}
