/** One measurement in a process of its own: `job.js NAME JSON` prints its figures as JSON. */
import { measureList } from './filter-job.js';
import { listOf, type ListSpec } from './list-spec.js';
import { measurePairs, measureTown } from './town-job.js';
import { townFiles, type TownSize } from './towns.js';

/** Inputs of the jobs, by name. */
export interface Jobs {
  readonly filter: { readonly spec: ListSpec; readonly patienceMs: number };
  readonly town: TownSize;
  readonly pairs: TownSize;
}

const JOBS: { readonly [Name in keyof Jobs]: (input: Jobs[Name]) => object } = {
  filter: ({ spec, patienceMs }) => measureList(listOf(spec), spec.family, patienceMs),
  town: (size) => measureTown(townFiles(size)),
  pairs: (size) => measurePairs(townFiles(size)),
};

const [name, input] = process.argv.slice(2);
const job = JOBS[name as keyof Jobs] as (input: unknown) => object;
console.log(JSON.stringify(job(JSON.parse(input!))));
