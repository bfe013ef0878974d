// Stores a list of 100,000 rows and tells in JSON how long that took: node bench/costs/store-process.ts FOLDER
import { openStore } from '../../src/engine/store/store.ts';

const [folder = ''] = process.argv.slice(2);
const rows = Array.from({ length: 100_000 }, (_, index) => ({
  url: `https://images.example.org/catalogue/2026/winter/${index}.jpg`,
  line: index + 1,
}));
const store = openStore(folder, console.error);
const began = performance.now();
await store.history.add({ id: 'bench', folder: '/tmp/images', rows, label: 'bench', resumable: true, options: {} });
console.log(JSON.stringify({ ms: performance.now() - began }));
store.close();
