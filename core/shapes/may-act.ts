/** Parts of words count as well: `bulkDelete`, `resend` and `deleteuser` act, and a second click costs little. */
const ACTING_WORDS =
  /delete|remove|revoke|disable|cancel|logout|send|run|start|approve|merge|transfer|invite|reset|rotate/;
/** Parameters with which servers take another method, or a command, from the address. */
const ACTING_PARAMETERS = /_method|(?:method|action|cmd)(?:\[[^\]]*\])?=/;

/** Whether path or query name something that a GET might do. */
export function mayAct(address: string): boolean {
  const { pathname, search } = new URL(address);
  const words = readAsServers(pathname + search);
  return ACTING_WORDS.test(words) || ACTING_PARAMETERS.test(words);
}

/** Decoded as often as servers and proxies in a row might, in one spelling. */
function readAsServers(text: string): string {
  let decoded = text;
  for (let round = 0; round < 3; round += 1) {
    decoded = decoded.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
      try {
        return decodeURIComponent(escapes);
      } catch {
        return escapes;
      }
    });
  }
  return decoded.normalize('NFKC').toLowerCase();
}
