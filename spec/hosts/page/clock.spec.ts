import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

onEachHost('the clock of a page', ({ openPage }) => {
  it("is the model's, in Date, performance and Math.random", () => {
    const page = openPage();
    page.clock.now = 5;

    expect(
      page.run(
        '[Date.now(), new Date().getTime(), new Date(7).getTime(), new Date() instanceof Date, typeof Date(), new Date().constructor === Date, Math.random(), performance.now(), performance.timeOrigin]',
      ),
    ).to.deep.equal([1_000_000_000_005, 1_000_000_000_005, 7, true, 'string', true, 0.25, 5, 1_000_000_000_000]);
  });

  it('keeps marks and measures', () => {
    const page = openPage();

    page.run('performance.mark("a")');
    page.clock.now = 8;
    page.run('performance.mark("b"); performance.measure("m", "a", "b"); performance.measure("n")');

    expect(page.run('performance.getEntries().slice(1).map((e) => [e.name, e.startTime, e.duration])')).to.deep.equal([
      ['a', 0, 0],
      ['b', 8, 0],
      ['m', 0, 8],
      ['n', 0, 8],
    ]);
    expect(
      page.run(
        'performance.clearMarks(); [performance.getEntriesByType("mark").length, performance.getEntriesByName("m").length]',
      ),
    ).to.deep.equal([0, 1]);
    expect(page.run('performance.clearMeasures(); [performance.getEntries().length, performance.toJSON()]')).to.deep.equal([
      1,
      { timeOrigin: 1_000_000_000_000 },
    ]);
  });

  it('comes with no name that would tell of the clock of the process', () => {
    expect(
      openPage().run('["PerformanceObserver", "PerformanceEntry", "Intl", "crypto"].map((name) => name in window)'),
    ).to.deep.equal([...[false, false, true, true]]);
  });

  it('comes with an Intl of the page, which it may replace', () => {
    const page = openPage();

    expect(
      page.run(
        '[Intl === Intl, new Intl.DateTimeFormat().format() === new Date().toLocaleDateString(), Object.keys(Intl).length]',
      ),
    ).to.deep.equal([true, true, 0]);
    expect(openPage().run('Intl = 5; window.Intl')).to.equal(5);
  });

  it('comes with the languages of the user', () => {
    expect(openPage().run('[navigator.language, ...navigator.languages]')).to.deep.equal(['en-US', 'en-US', 'en']);
  });

  it('runs timers of the page and of happy-dom itself', () => {
    const page = openPage();

    page.run(
      'var log = []; setTimeout(function (a) { log.push(a, this === window) }, 5, "a"); setTimeout("log.push(1)"); requestAnimationFrame((now) => log.push(now)); AbortSignal.timeout(9).onabort = () => log.push("abort")',
    );
    page.runTasks();

    expect(page.calls.filter((call) => call[0] === 'setTimer')).to.deep.equal([
      ['setTimer', 5, false],
      ['setTimer', 0, false],
      ['setTimer', 9, false],
    ]);
    expect(page.run('log')).to.deep.equal(['a', true, 1, 0, 'abort']);
  });
});
