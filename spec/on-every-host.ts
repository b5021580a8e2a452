/** Rules of pages run on jsdom as well, whose tabs take five times as long as others: where lines are counted. */
export const onEveryHost: boolean = process.env['STORAGELOOM_HOSTS'] === 'all';
