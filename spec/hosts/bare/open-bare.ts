import { BareHost } from '../../../lib/hosts/bare/host.ts';
import type { BareWindow } from '../../../lib/hosts/bare/index.ts';
import { HooksDouble } from '../hooks-double.ts';

export interface OpenBare {
  readonly hooks: HooksDouble;
  readonly host: BareHost;
  readonly window: BareWindow;
}

/** A bare window whose WindowProxy is a plain object: what the model puts there makes no difference to these rules. */
export function openBare(url = 'https://a.example/dir/page?q#f', origin = 'https://a.example', baseURL: string = url): OpenBare {
  const hooks = new HooksDouble();
  const windowProxy = {};
  hooks.around = windowProxy;
  const init = { url, origin, referrer: '', contentType: 'text/html', scripting: true, windowProxy, hooks };
  const host = new BareHost(baseURL === url ? init : { ...init, baseURL });
  hooks.host = host;
  return { hooks, host, window: host.window };
}
