import { MOST_IMPORTS, roomShapes, wingShapes } from '../tests/repository/shape';

/** `npm run shape`: how large the wings and rooms are, how much they import, and what each room stands on. */
console.log('wing          files  lines  relative imports on 100 lines (bound)');
for (const { wing, files, lines, imports } of wingShapes()) {
  const bound = MOST_IMPORTS[wing];
  console.log(
    `${wing.padEnd(12)} ${String(files).padStart(6)} ${String(lines).padStart(6)}  ${imports.toFixed(1)} (${bound})`,
  );
}
console.log('\nroom, from the highest to the lowest');
for (const { room, files, lines, below } of roomShapes()) {
  console.log(
    `${room.padEnd(38)} ${String(files).padStart(3)} ${String(lines).padStart(6)}  ${below.join(', ')}`,
  );
}
