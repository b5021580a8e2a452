import { printed, type PrintOptions } from './printed.ts';

const specifier = /%[sdifoOc%]/;

/** What was given to a console, as one text: format specifiers are replaced, and all else is put behind. */
export function textOf(args: readonly unknown[], options: PrintOptions): string {
  return formatted(args, options)
    .map((each) => printed(each, options))
    .join(' ');
}

/** DIVERGES: `%s` calls no `toString` of an object, but shows it as `%O` does. */
// Console, Formatter.
// https://console.spec.whatwg.org/#formatter
function formatted(args: readonly unknown[], options: PrintOptions): readonly unknown[] {
  const [first, ...rest] = args;
  // 1
  if (rest.length === 0 || typeof first !== 'string') return args;
  // 2
  let target = first;
  let done = '';
  while (rest.length > 0) {
    // 3, 4
    const found = specifier.exec(target);
    // 5
    if (found === null) break;
    // 6
    const text = found[0] === '%%' ? '%' : converted(found[0], rest.shift(), options);
    done += target.slice(0, found.index) + text;
    target = target.slice(found.index + found[0].length);
  }
  // 7, 8
  return [done + target, ...rest];
}

// Console, Formatter, from step 6.
// https://console.spec.whatwg.org/#formatter
function converted(found: string, current: unknown, options: PrintOptions): string {
  switch (found) {
    // 6.1
    case '%s':
      return typeof current === 'bigint' ? `${current}n` : printed(current, options);
    // 6.2
    case '%d':
    case '%i':
      return String(isPrimitive(current) ? Number.parseInt(String(current), 10) : Number.NaN);
    // 6.3
    case '%f':
      return String(isPrimitive(current) ? Number.parseFloat(String(current)) : Number.NaN);
    // 6.4, 6.5
    case '%o':
    case '%O':
      return typeof current === 'string' ? JSON.stringify(current) : printed(current, options);
    // 6.6
    default:
      return '';
  }
}

/** Others, and symbols, are no numbers; a conversion would run code of the page. */
function isPrimitive(value: unknown): boolean {
  return typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol';
}
