import fc from 'fast-check';

/** The same inputs on every run of the gate, so that a change passes or fails by what it is; `SEED=2` draws others. */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });
