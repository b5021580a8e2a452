// Loaded before all specs of `npm run coverage`, which on-every-host.ts then knows from `npm test`.
process.env['STORAGELOOM_HOSTS'] = 'all';
