import { PropertySymbol } from 'happy-dom';
import { pageLocation } from '../page/location.ts';
import type { Insides } from './insides.ts';

/**
 * happy-dom's Location empties the window when it is given another URL, has no difference between assign and replace, and fires
 * `hashchange` by itself. Returns the setter for the model.
 */
export function installLocation(insides: Insides): (url: string) => void {
  const { raw, patches } = insides;
  const { location } = raw;
  const { members, accessor, setURL } = pageLocation(insides);
  patches.defineAll(location, {
    ...members,
    // What happy-dom itself would change the URL with.
    [PropertySymbol.setURL]: { value: (_frame: unknown, next: string) => setURL(next), configurable: true },
  });
  patches.define(raw, 'location', accessor(location));
  return setURL;
}
