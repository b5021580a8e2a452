import { existsSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { environmentFor, runChild, type Ended } from './child.ts';
import type { Project } from './project.ts';

/** For what is downloaded, and for what is built. */
const installLimitMs = 600_000;

/** A temporary folder with the packed package, the Nodes and copies of the projects: each is made once, when it is asked for. */
export class Workshop {
  readonly #root: string;
  readonly #folder: string;
  readonly #tell: (line: string) => void;
  readonly #nodes = new Map<number, string>();
  readonly #copies = new Map<string, string>();
  #tarball: string | null = null;

  /** `root`: of the repository. `tell` gets a line for each thing that is made. */
  constructor(root: string, folder: string, tell: (line: string) => void) {
    this.#root = root;
    this.#folder = folder;
    this.#tell = tell;
  }

  /** The folder of the program `node` of that major version: the one that runs us, or the npm package `node`. */
  async node(major: number): Promise<string> {
    const found = this.#nodes.get(major);
    if (found !== undefined) return found;
    const folder = join(this.#folder, `node-${major}`);
    mkdirSync(folder);
    const isOurs = Number.parseInt(process.versions.node, 10) === major;
    if (!isOurs) {
      this.#tell(`Node ${major} is installed`);
      writeFileSync(join(folder, 'package.json'), '{ "private": true, "allowScripts": { "node": true } }\n');
      await this.#run(['npm', 'install', '--no-audit', '--no-fund', `node@${major}`], folder);
    }
    const programs = isOurs ? join(process.execPath, '..') : join(folder, 'node_modules/node/bin');
    this.#nodes.set(major, programs);
    return programs;
  }

  /** A copy of the project in which the package is installed as its users get it. */
  async copy(project: Project): Promise<string> {
    const found = this.#copies.get(project.name);
    if (found !== undefined) return found;
    const tarball = (this.#tarball ??= await this.#pack());
    const folder = join(this.#folder, 'projects', project.name);
    this.#tell(`${project.name} is installed`);
    for (const from of [project.sources, project.folder]) {
      if (from !== null) cpSync(from, folder, { recursive: true, filter: (path) => basename(path) !== 'node_modules' });
    }
    await this.#run(['npm', 'ci', '--prefer-offline', '--no-audit', '--no-fund'], folder);
    await this.#run(['npm', 'install', '--no-save', '--prefer-offline', '--no-audit', '--no-fund', tarball], folder);
    this.#copies.set(project.name, folder);
    return folder;
  }

  async #pack(): Promise<string> {
    this.#tell('storageloom is built and packed');
    await this.#run(['npm', 'pack', '--pack-destination', this.#folder], this.#root);
    const { name, version } = readPackage(this.#root);
    const tarball = join(this.#folder, 'storageloom.tgz');
    renameSync(join(this.#folder, `${name}-${version}.tgz`), tarball);
    return tarball;
  }

  async #run(command: readonly [string, ...string[]], cwd: string): Promise<void> {
    const { code, output } = await runChild(command, { cwd, env: environmentFor([], this.#root), limitMs: installLimitMs });
    if (code !== 0) throw new Error(`${command.join(' ')} failed:\n${output}`);
  }

  /** Runs a command in that copy, with its programs and those of that Node first on the PATH. */
  runIn(copy: string, command: readonly [string, ...string[]], programs: string, limitMs: number): Promise<Ended> {
    const env = environmentFor([programs, join(copy, 'node_modules/.bin')], this.#root);
    return runChild(command, { cwd: copy, env, limitMs });
  }
}

/** What is installed under that name in a folder, with its version: for the project, or else for one of the packages that it names. */
export function installedVersion(folder: string, name: string): string {
  const { devDependencies = {} } = readPackage(folder);
  const owners = ['', ...Object.keys(devDependencies).map((owner) => join('node_modules', owner))];
  const found = owners.map((owner) => join(folder, owner, 'node_modules', name)).find((each) => existsSync(each));
  return found === undefined ? name : `${name} ${readPackage(found).version}`;
}

interface Package {
  readonly name: string;
  readonly version: string;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function readPackage(folder: string): Package {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
}

/** Of the Node in that folder, without the `v`. */
export async function versionOf(programs: string): Promise<string> {
  const env = { PATH: [programs, process.env['PATH']].join(delimiter) };
  const { output } = await runChild(['node', '--version'], { cwd: programs, env, limitMs: installLimitMs });
  return output.trim().slice(1);
}
