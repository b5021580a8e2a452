import { both, html, type Fault } from './fault.ts';

type Sent = readonly [title: string, form: string, sent: string, act?: string];

const click = (selector: string): string => `document.querySelector('${selector}').click()`;
const send = `document.forms[0].requestSubmit()`;
const addEntry = `document.forms[0].addEventListener('formdata', ({ formData }) => formData.append('b', '2'))`;

const rows: readonly Sent[] = [
  [
    'of a `select multiple` all options that are selected',
    '><select name=a multiple><option selected>1<option>2<option selected>3</select>',
    '?a=1&a=3',
  ],
  ['nothing of a `select multiple` without a selected option', '><select name=a multiple><option>1</select>', '?'],
  ['no option that is disabled', '><select name=a><option selected disabled>1</select>', '?'],
  ['the text of an option without the space around it', '><select name=a><option>  one   two </select>', '?a=one+two'],
  [
    'nothing of what is disabled',
    '><input name=a disabled value=1><textarea name=b disabled></textarea><select name=c disabled><option>1</select>',
    '?',
  ],
  [
    'nothing of a disabled `fieldset`, but for its first `legend`',
    '><fieldset disabled><legend><input name=a value=1></legend><input name=b><textarea name=c></textarea></fieldset>',
    '?a=1',
  ],
  ['nothing of a `datalist`', '><datalist><input name=a value=1></datalist>', '?'],
  ['of an image button where it was clicked', '><input type=image name=a src=x>', '?a.x=0&a.y=0', click('input')],
  ['of an image button without a name, too', '><input type=image src=x>', '?x=0&y=0', click('input')],
  ['nothing of an image button that was not used', '><input type=image name=a src=x><input name=b value=1>', '?b=1'],
  [
    'of the button that was used the value, even an empty one',
    '><button name=a></button><button name=b>',
    '?a=',
    click('button'),
  ],
  ['what a listener of `formdata` adds', '><input name=a value=1>', '?a=1&b=2', `${addEntry}; ${send}`],
  ['this by `submit()`, too', '><input name=a value=1>', '?a=1&b=2', `${addEntry}; document.forms[0].submit()`],
  ['newlines as CR and LF, in names and values', '><textarea name="a&#10;b">1\n2</textarea>', '?a%0D%0Ab=1%0D%0A2'],
  ['so in a body', ' method=post action=/sent><textarea name=a>1\n2</textarea>', 'a=1%0D%0A2'],
  ['so as plain text', ' method=post enctype=text/plain action=/sent><textarea name=a>1\n2</textarea>', 'a=1\r\n2\r\n'],
  ['the direction of a field with `dirname`', '><input name=a dirname=d value=1>', '?a=1&d=ltr'],
  ['this from right to left', ' dir=rtl><textarea name=a dirname=d>1</textarea>', '?a=1&d=rtl'],
  ['the encoding as `_charset_` of a hidden field', '><input type=hidden name=_charset_ value=x>', '?_charset_=UTF-8'],
  ['of `_charset_` in another field what is in it', '><input name=_charset_ value=x>', '?_charset_=x'],
  ['what belongs to it by `form`, in the order of the tree', ' id=f><input name=a></form><input name=b form=f><form>', '?a=&b='],
];

/** What a form sends. */
export const sentForms: readonly Fault[] = rows.map(([title, form, sent, act = send]) => ({
  title: `A form sends ${title}`,
  standard: html('constructing-the-form-data-set'),
  page: `<form action=/sent${form}</form>`,
  act,
  read: 'sent',
  gives: sent,
  ...both,
}));
