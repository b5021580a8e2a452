// Loaded before all specs of `npm run coverage`, which soak.ts then knows from `npm test`.
process.env['STORAGELOOM_HOSTS'] = 'all';
