// The text of VERIFY.md: for an auditor who does not know the program, in both languages, with the whole algorithm, so that
// auditors can write verifiers of their own. The same in every bundle of this format.
import { bundleFormat } from "./layout.ts"

/** The text of the guide. */
export const guide = `# 検証の手引 / How to verify this bundle

形式 / Format: \`${bundleFormat}\`

## 日本語

### これは何か

事業計画の記録（一件一行、追記のみ）のうち、ある範囲をそのまま取り出したものです。マニフェストの署名と、署名されたチェックポイントにより、このフォルダのすべてのバイトが検証できます。ネットワークも、元のシステムも要りません。

| ファイル | 内容 |
| --- | --- |
| \`manifest\` | 署名付きの要約。範囲（from〜to）、鍵、件数、他のファイルの長さと SHA-256 |
| \`events.jsonl\` | 記録そのもの。一行が一件で、改行（LF）で終わる |
| \`leaves.bin\` | 各行の葉ハッシュ（32バイトずつ）。最初の誤りの位置を特定するため |
| \`handovers.jsonl\` | 鍵の引継ぎ。一行が一つのノートで、JSON の文字列（なければ空） |
| \`checkpoints.jsonl\` | 署名されたチェックポイント。一行が一つのノートで、JSON の文字列 |
| \`proofs.jsonl\` | 一行目は範囲より前の部分木の根（before）、以後は一行が一つの整合性の証明 |
| \`commitments.jsonl\` | 記録に現れるコミットメントと位置 |
| \`evidence.jsonl\` | 記録が示す書類の名称、位置、SHA-256 |
| \`timestamps.jsonl\` | チェックポイントのタイムスタンプ（RFC 3161、トークンは Base64） |
| \`personal.jsonl\` | 開示された値、本人の識別子、ソルト、位置（伏せた場合はない） |

### コマンドで確かめる

\`\`\`
keikaku verify <このフォルダ> --key <検証鍵>
\`\`\`

検証鍵は、このフォルダとは別の経路で（前回の監査の記録などから）入手してください。前回のチェックポイントがあれば \`--since <ファイル>\` で渡してください。鍵が替わっていても、前の鍵から引継ぎをたどって確かめられます。\`--witness <証人の鍵> --witnesses <人数>\` で証人の連署を、\`--authority <PEM>\` でタイムスタンプを求められます。終了コード: 0 完全、4 改変あり、5 形式不備、6 判定できない。

### 手で確かめる

1. \`manifest\` の最後の空行の前（直前の改行を含む）が本文です。署名の行は「— 鍵名 Base64」で、Base64 の初めの4バイトが鍵の番号、残りの64バイトが本文への Ed25519 署名です。検証鍵は「鍵名+番号+Base64」で、Base64 の最初の1バイトは 1、残りの32バイトが公開鍵です。
2. 本文は正準 JSON（RFC 8785）一行です。\`files\` の各ファイルの長さと SHA-256 を比べます。ほかのファイルがあってはなりません（\`.DS_Store\` など、ご自分のコンピューターが加えるものは除く）。
3. 各行の葉ハッシュは SHA-256(0x00 ‖ 行)、改行は含みません。\`leaves.bin\` と比べます。どの行も正準 JSON のオブジェクトで、\`recordedAt\` は前の行より早くなりません。署名されていても、そうでない行は改変です。
4. 節のハッシュは SHA-256(0x01 ‖ 左 ‖ 右)。木は RFC 9162 §2.1.1 のとおりです。\`before\`（from−1 の二進表現で 1 であるビットごとに一つ、大きい順）から始めて葉を順に加え、to までの根を求めます。
5. チェックポイントは「名称、大きさ、根（Base64）」の三行と署名です。大きさが to なら根は一致し、to より大きければ \`proofs.jsonl\` の証明（older から newer へ、RFC 9162 §2.1.4.2）でつながります。隣り合うチェックポイントも同じです。名称は鍵の名前と同じで、ほかの名前の鍵の署名は数えません。
   引継ぎは「\`keikaku-handover/1\`、名称、大きさ、根、前の鍵、次の鍵」の六行に、前の鍵（盗難・紛失のときは「名称/recovery」という名の回復鍵）と次の鍵が署名したものです。前の鍵はその大きさまで、次の鍵はそこから有効です。同じ鍵からの引継ぎでは、回復鍵によるものが勝ちます。
   連署は「\`cosignature/v1\`」「\`time 秒\`」の二行とチェックポイントの本文への Ed25519 署名で、Base64 は鍵の番号（4バイト）、時刻（8バイト）、署名（64バイト）です。タイムスタンプは、署名を除いたチェックポイントの本文に対するものです。
6. コミットメントは SHA-256(ソルト32バイト ‖ \`{"subject":本人の識別子,"value":値}\` の正準 JSON) です。\`personal.jsonl\` の行はコミットメントの昇順で、そのコミットメントは、示された位置の行に（範囲の中で最初に）現れます。書類は SHA-256(書類のバイト) です。

### 証明されないこと

- 記録の内容が事実であること。記録された後に変えられていないことだけが分かります。
- 誰が記録し、誰が承認したか。\`actor\` や \`approver\` は、記録した側のシステムが書いた文字列にすぎません。
- 最後のチェックポイントより後のこと。
- 他の人に別の履歴が示されていないこと（証人の署名か、以前のチェックポイントとの照合が必要です）。

## English

### What this is

A range of an append-only history, one event per line, exactly as it was recorded. The signature of the manifest and the signed checkpoints cover every byte of this folder. Neither a network nor the original system is needed.

| File | Contents |
| --- | --- |
| \`manifest\` | signed: the range (from, to), the key, counts, and length and SHA-256 of the other files |
| \`events.jsonl\` | the events, one per line, each terminated by a line feed |
| \`leaves.bin\` | the leaf hash of each line, 32 bytes each, to find the first altered position |
| \`handovers.jsonl\` | hand-overs of the key: each line is a note as a JSON string (empty without one) |
| \`checkpoints.jsonl\` | signed checkpoints: each line is a note as a JSON string |
| \`proofs.jsonl\` | first the roots of the subtrees before the range (before), then a proof of consistency on each line |
| \`commitments.jsonl\` | each commitment in the events, with its position |
| \`evidence.jsonl\` | name, position and SHA-256 of each document that the events name |
| \`timestamps.jsonl\` | time-stamps of checkpoints (RFC 3161, tokens in Base64) |
| \`personal.jsonl\` | disclosed values with subjects, salts and positions (missing when redacted) |

### With the command line

\`\`\`
keikaku verify <this folder> --key <verifier key> --lang en
\`\`\`

Obtain the verifier key separately from this folder, for example from the records of the last audit. If you hold an earlier checkpoint, pass it with \`--since <file>\`. A former key will do: hand-overs are followed. \`--witness <key> --witnesses <n>\` demands cosignatures, \`--authority <PEM>\` time-stamps. Exit codes: 0 whole, 4 altered, 5 malformed, 6 not checked.

### By hand

1. The text of \`manifest\` is everything before its last empty line, including the line feed before that line. A signature line is "— name Base64"; the first 4 bytes of the Base64 are the key's id, the other 64 are an Ed25519 signature of the text. The verifier key is "name+id+Base64"; the first byte of that Base64 is 1, the other 32 are the public key.
2. The text is one line of canonical JSON (RFC 8785). Compare length and SHA-256 of each file in \`files\`. There must be no other file, but what your own computer adds, such as \`.DS_Store\`.
3. The leaf hash of a line is SHA-256(0x00 ‖ line), without the line feed. Compare with \`leaves.bin\`. Every line is an object in canonical JSON whose \`recordedAt\` is not before that of the line before; one that is not so is altered, even if it is signed.
4. The hash of a node is SHA-256(0x01 ‖ left ‖ right); the tree is that of RFC 9162 §2.1.1. Start with \`before\` (one root for each bit set in from−1, the largest first), append the leaves, and compute the root at \`to\`.
5. A checkpoint is three lines (name, size, root in Base64) and signatures. If its size is \`to\`, the roots are equal; if it is larger, a proof in \`proofs.jsonl\` (from older to newer, RFC 9162 §2.1.4.2) leads from one to the other, as from each checkpoint to the next. The name is that of the key; signatures by keys of other names do not count.
   A hand-over is six lines (\`keikaku-handover/1\`, name, size, root, former key, next key), signed by the former key (by the recovery key, named "<name>/recovery", where that was stolen or lost) and by the next. The former key counts up to that size, the next from it on; of two hand-overs of one key, that by the recovery key counts.
   A cosignature is Ed25519 over the lines \`cosignature/v1\` and \`time <seconds>\` and the text of the checkpoint; its Base64 is the key's id (4 bytes), the time (8) and the signature (64). A time-stamp is of the text of the checkpoint without signatures.
6. A commitment is SHA-256(salt of 32 bytes ‖ canonical JSON of \`{"subject":…,"value":…}\`). The lines of \`personal.jsonl\` ascend by commitment, and each commitment stands in the line at the position given, the first in the range that has it. The digest of a document is SHA-256 of its bytes.

### What is not proved

- That the records are true: only that they have not been changed since they were recorded.
- Who recorded and who approved: \`actor\` and \`approver\` are what the host wrote, free text.
- Anything after the last checkpoint.
- That nobody else was shown another history: this requires the signature of a witness, or a comparison with earlier checkpoints.
`
