import { expect } from 'chai';
import { markup } from '../../../lib/trace/views/markup.ts';

describe('text of a trace in markup', () => {
  it('has no character that begins or ends markup, or a value in quotes', () => {
    expect(markup('</script><img src="x" onerror=\'y\'>&amp;')).to.equal(
      '&lt;/script&gt;&lt;img src=&quot;x&quot; onerror=&#39;y&#39;&gt;&amp;amp;',
    );
  });

  it('shows what would hide, turn the text round, or be no XML', () => {
    expect(markup('a\u0000\u202eb\n\ud800\ufffe\uffff\u2028')).to.equal('a␀�b⏎���⏎');
  });

  it('is the text itself where nothing is special', () => {
    expect(markup('größer 漢字 🙂')).to.equal('größer 漢字 🙂');
  });
});
