const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

/** A type of input elements whose values are moments, as numbers. */
interface DateType {
  /** What one unit of `step` is of the number. */
  readonly scale: number;
  /** In units. */
  readonly defaultStep: number;
  readonly defaultBase: number;
  /** Null: the text is none of it. */
  parse(text: string): number | null;
  format(number: number): string;
}

const day: DateType = { scale: dayMs, defaultStep: 1, defaultBase: 0, parse: parseDay, format: formatDay };
const time: DateType = { scale: 1000, defaultStep: 60, defaultBase: 0, parse: parseTime, format: formatTime };

/** HTML, the input element, string to number: https://html.spec.whatwg.org/multipage/#concept-input-value-string-number */
export const dateTypes: ReadonlyMap<string, DateType> = new Map([
  ['date', day],
  ['time', time],
  ['datetime-local', { ...time, parse: parseDayAndTime, format: formatDayAndTime }],
  ['month', { scale: 1, defaultStep: 1, defaultBase: 0, parse: parseMonth, format: formatMonth }],
  // The first week of 1970 began in 1969.
  ['week', { scale: weekMs, defaultStep: 1, defaultBase: -3 * dayMs, parse: parseWeek, format: formatWeek }],
]);

function numbersOf(pattern: RegExp, text: string): readonly number[] | null {
  const found = pattern.exec(text);
  return found === null ? null : found.slice(1).map((digits) => Number(digits ?? 0));
}

function dateOf(year: number, month: number, dayOfMonth: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return date;
}

function padded(number: number, length = 2): string {
  return String(number).padStart(length, '0');
}

function parseDay(text: string): number | null {
  const [year = 0, month = 0, dayOfMonth = 0] = numbersOf(/^(\d{4,})-(\d\d)-(\d\d)$/, text) ?? [];
  const date = dateOf(year, month, dayOfMonth);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth ? date.getTime() : null;
}

function formatDay(number: number): string {
  const date = new Date(number);
  return `${padded(date.getUTCFullYear(), 4)}-${padded(date.getUTCMonth() + 1)}-${padded(date.getUTCDate())}`;
}

function parseTime(text: string): number | null {
  const [hours = 24, minutes = 0, seconds = 0] = numbersOf(/^(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,3})?))?$/, text) ?? [];
  return hours < 24 && minutes < 60 && seconds < 60 ? (hours * 60 + minutes) * 60_000 + Math.round(seconds * 1000) : null;
}

function formatTime(number: number): string {
  const ofDay = ((number % dayMs) + dayMs) % dayMs;
  const minutes = Math.floor(ofDay / 60_000);
  const ms = ofDay % 60_000;
  const seconds = ms === 0 ? '' : `:${padded(Math.floor(ms / 1000))}`;
  const fraction = ms % 1000 === 0 ? '' : `.${padded(ms % 1000, 3)}`;
  return `${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}${seconds}${fraction}`;
}

function parseDayAndTime(text: string): number | null {
  const [dayText = '', timeText = ''] = text.split(/[T ]/);
  const [ofDay, ofTime] = [parseDay(dayText), parseTime(timeText)];
  return ofDay === null || ofTime === null ? null : ofDay + ofTime;
}

function formatDayAndTime(number: number): string {
  return `${formatDay(number)}T${formatTime(number)}`;
}

function parseMonth(text: string): number | null {
  const [year = 0, month = 0] = numbersOf(/^(\d{4,})-(\d\d)$/, text) ?? [];
  return year > 0 && month >= 1 && month <= 12 ? (year - 1970) * 12 + month - 1 : null;
}

function formatMonth(number: number): string {
  const year = 1970 + Math.floor(number / 12);
  return `${padded(year, 4)}-${padded(number - (year - 1970) * 12 + 1)}`;
}

/** The Monday of the week with the fourth of January. */
function firstWeek(year: number): number {
  const fourth = dateOf(year, 1, 4);
  return fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * dayMs;
}

function parseWeek(text: string): number | null {
  const [year = 0, week = 0] = numbersOf(/^(\d{4,})-W(\d\d)$/, text) ?? [];
  const number = firstWeek(year) + (week - 1) * weekMs;
  return year > 0 && week >= 1 && number < firstWeek(year + 1) ? number : null;
}

function formatWeek(number: number): string {
  // A week is of the year of its Thursday.
  const year = new Date(number + 3 * dayMs).getUTCFullYear();
  return `${padded(year, 4)}-W${padded(Math.floor((number - firstWeek(year)) / weekMs) + 1)}`;
}
