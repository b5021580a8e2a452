/** How the command ends. 0: passed. 1: a check failed, or the scenario threw. 2: wrong use. 130: interrupted by the user. */
export type ExitCode = 0 | 1 | 2 | 130;

export const passed: ExitCode = 0;
export const failed: ExitCode = 1;
export const wrongUse: ExitCode = 2;
/** 128 and the number of SIGINT, as shells have it. */
export const interrupted: ExitCode = 130;
