import { expect } from 'chai';
import { constructTheEntryList, type Field } from '../../../lib/hosts/page/entry-list.ts';
import { onEachHost } from './each-host.ts';

onEachHost('the entry list of a form', ({ openPage }) => {
  const empty = { name: '' };
  const list = (markup: string, submitter = ''): unknown => {
    const { document } = openPage({ markup: `<form>${markup}</form>` }).window;
    const controls = [...document.querySelectorAll('button, input, select, textarea, output, fieldset')] as unknown as Field[];
    const used = submitter === '' ? null : document.querySelector(submitter);
    return constructTheEntryList(controls, used, () => empty);
  };

  for (const [what, markup, expected, submitter] of [
    [
      'has the fields in their order',
      '<input name=a value=1><textarea name=b>2</textarea>',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['has none without a name', '<input value=1><input name="" value=2>', []],
    ['has none that is disabled', '<input name=a disabled><fieldset disabled><input name=b></fieldset>', []],
    ['has none of a datalist', '<datalist><p><input name=a></p></datalist>', []],
    ['has no output and no fieldset', '<output name=a>1</output><fieldset name=b></fieldset>', []],
    [
      'has boxes that are checked',
      '<input type=checkbox name=a checked><input type=radio name=b value=2 checked><input type=checkbox name=c>',
      [
        ['a', 'on'],
        ['b', '2'],
      ],
    ],
    [
      'has the button that was used',
      '<button name=a value=1></button><input type=submit name=b value=2 id=b>',
      [['b', '2']],
      '#b',
    ],
    [
      'has no button that only does something',
      '<input type=button name=a><input type=reset name=b><button type=button name=c></button>',
      [],
    ],
    [
      'has the place of an image button',
      '<input type=image name=a id=a>',
      [
        ['a.x', '0'],
        ['a.y', '0'],
      ],
      '#a',
    ],
    [
      'has it without a name',
      '<input type=image id=a>',
      [
        ['x', '0'],
        ['y', '0'],
      ],
      '#a',
    ],
    [
      'has all that is selected',
      '<select name=a multiple><option selected value=x>1<option selected> 2  3 <option>4</select>',
      [
        ['a', 'x'],
        ['a', '2 3'],
      ],
    ],
    [
      'has no option that is disabled',
      '<select name=a multiple><option selected disabled>1<optgroup disabled><option selected>2</optgroup></select>',
      [],
    ],
    ['has a file for a field without one', '<input type=file name=a>', [['a', empty]]],
    ['has the encoding', '<input type=hidden name=_CharSet_ value=x>', [['_CharSet_', 'UTF-8']]],
    [
      'has the direction',
      '<input name=a dirname=d dir=rtl><input name=b dirname=""><input type=number name=c dirname=e>',
      [
        ['a', ''],
        ['d', 'rtl'],
        ['b', ''],
        ['c', ''],
      ],
    ],
  ] as const) {
    it(what, () => {
      expect(list(markup, submitter)).to.deep.equal(expected);
    });
  }
});
