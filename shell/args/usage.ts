import { clockModes, fixtureNames } from '../../sandbox/about.ts';
import { outputFormats } from './options.ts';

/** What `awsh --help` prints. */
export const usage = `awsh: a TypeScript shell for AWS

  awsh                       the prompt; without AWS configuration, on the sandbox
  awsh -e '<code>'           run, print, exit (repeatable)
  … | awsh                   run standard input, line by line, in order
  awsh FILE                  run a notebook or script: .ts, .md, .ipynb
      --write                  and put its outputs into it
      --to FORMAT [--out F]    write it as html, ts, md or ipynb instead; --redact leaves names out
  awsh play SNIPPET          play a snippet; --help after its name tells its parameters
      --NAME VALUE             a parameter (also --param NAME=VALUE)
      --step, --dry, --from N  wait before each cell; list its calls; begin at cell N
      --json                   print the result of the last cell as JSON
  awsh snippets [WORD]       list the snippets; add FILE, show NAME, allow FILE, rm NAME
  awsh tutorial [NAME]       a course at the prompt, on the sandbox; --list lists them
  awsh sandbox [--port N]    serve the sandbox AWS on loopback, for any AWS client
  awsh doctor                find out what is wrong: config, credentials, clock, network

  -p, --profile NAME         a profile of ~/.aws
  -r, --region NAME          a region
      --endpoint-url URL     an AWS-compatible server (also AWS_ENDPOINT_URL)
      --sandbox              the sandbox, whatever is configured
      --fixture NAME         what the sandbox starts from: ${fixtureNames.join(', ')}
      --clock NAME           how its time runs: ${clockModes.join(', ')}
      --state FILE           go on from FILE, and keep the sandbox's state in it
      --seed TEXT            other ids than usual, the same for the same TEXT
      --lenient              the sandbox lets unknown image ids pass, and any quota
      --read-only            send nothing but reads
  -y, --yes                  send what a protected profile would ask about
      --timeout SECONDS      the longest time for one call, retries included (60)
  -o, --output FORMAT        ${outputFormats.join(', ')}
      --private              keep no history
      --no-color             no colours (also NO_COLOR)
  -q, --quiet                no banner and no call lines
  -v, --version
  -h, --help

At the prompt, .help lists the commands.`;
