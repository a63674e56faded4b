// Runs in front of the background of a copy of the build. A write of the vault's storage that the plan
// names never comes back; what is told of it is that it was reached.
(() => {
  const PLAN = 'torture-plan';
  const REACHED = 'torture-reached';
  // A product that takes the old vault away before it writes the new one, to see that this is found.
  const PLANTED = false;
  const { local, session } = chrome.storage;
  const set = session.set.bind(session);
  const remove = session.remove.bind(session);
  let writes = 0;
  let run = 0;
  let done = false;

  const never = () => new Promise(() => {});
  const wrap = (area, name) => {
    const call = area[name].bind(area);
    area[name] = async (given) => {
      if (done) return never();
      if (PLANTED && name === 'set' && 'vault' in given) await area.remove(['vault', 'vault.previous']);
      const plan = (await session.get(PLAN))[PLAN];
      if (!plan) return call(given);
      if (plan.run !== run) [run, writes] = [plan.run, 0];
      writes += 1;
      if (writes !== plan.write) return call(given);
      done = true;
      if (plan.when === 'after') await call(given);
      // The next worker is not to be stopped as well.
      await remove([PLAN]);
      await set({ [REACHED]: plan.run });
      return never();
    };
  };
  for (const area of [local, session]) for (const name of ['set', 'remove']) wrap(area, name);
})();
