// larkget.mjs SDK_FOLDER BASE TYPE MESSAGE_ID OUTPUT_FOLDER KEY_LIST: fetches the keys of that file one after another, as
// the README of the official SDK shows it.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';

const [sdk, base, type, messageId, folder, list] = process.argv.slice(2);
const lark = createRequire(join(sdk, 'package.json'))('@larksuiteoapi/node-sdk');
const client = new lark.Client({
    appId: 'cli_benchmark',
    appSecret: 'benchmark',
    domain: base,
    loggerLevel: lark.LoggerLevel.error,
});

for (const key of readFileSync(list, 'utf8').trim().split('\n')) {
    const resource = await client.im.messageResource.get({
        path: {message_id: messageId, file_key: key},
        params: {type},
    });
    await resource.writeFile(join(folder, key));
}
