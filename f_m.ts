import { readFileSync } from 'node:fs';
import { readCatalogue } from './core/providers/catalogue-file';
const text = readFileSync('/tmp/f_catalogue.json', 'utf8');
const times: number[] = []; const parse: number[] = []; const of: number[] = [];
let p = readCatalogue(text, '1');
for (let i = 0; i < 30; i++) { const t = (process.cpuUsage().user + process.cpuUsage().system) / 1000; p = readCatalogue(text, '1'); times.push((process.cpuUsage().user + process.cpuUsage().system) / 1000 - t); const u = (process.cpuUsage().user + process.cpuUsage().system) / 1000; JSON.parse(text); parse.push((process.cpuUsage().user + process.cpuUsage().system) / 1000 - u); }
const med = (a: number[]) => a.toSorted((x, y) => x - y)[Math.floor(a.length / 2)]!.toFixed(2) + ' first ' + a[0]!.toFixed(2);
console.log('read', med(times), 'parse', med(parse), p.list.length, p.starts.length);
for (let i = 0; i < 30; i++) { const t = (process.cpuUsage().user + process.cpuUsage().system) / 1000; p.ofSite('https://api.acme.example'); of.push((process.cpuUsage().user + process.cpuUsage().system) / 1000 - t); }
console.log('ofSite', med(of));
