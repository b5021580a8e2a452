// Loaded before all specs of `npm run test:soak`, which soak.ts then knows from all others.
process.env['STORAGELOOM_SOAK'] = '1';
