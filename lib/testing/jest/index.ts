import type { PlugExports } from '../plug/exports.ts';
import { installerOutside } from './outside.ts';

const install = await installerOutside(globalThis);
const installed: PlugExports = install(globalThis);

export const otherTab: PlugExports['otherTab'] = installed.otherTab;
export const tabs: PlugExports['tabs'] = installed.tabs;
export const browser: PlugExports['browser'] = installed.browser;
export const ownTab: PlugExports['ownTab'] = installed.ownTab;
export const follow: PlugExports['follow'] = installed.follow;
