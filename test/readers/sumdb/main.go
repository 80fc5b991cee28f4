// Reads what keikaku exports with the code of Go's checksum database, golang.org/x/mod/sumdb, and with nothing of ours. Each line of
// standard input is a request in JSON; each line of standard output says "ok" or what is wrong.
package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type request struct {
	Do      string
	Key     string
	Witness string
	Folder  string
	Text    string
	Line    string
	Older   tree
	Newer   tree
	Proof   []tlog.Hash
}

type tree struct {
	Size int64
	Root tlog.Hash
}

// open reads a checkpoint that the key has signed. The text that tlog reads begins with a line of its own in place of the origin.
func open(text, key string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open([]byte(text), note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	rest := strings.TrimPrefix(opened.Text, verifier.Name()+"\n")
	if rest == opened.Text {
		return tlog.Tree{}, errors.New("the origin is not the name of the key")
	}
	return tlog.ParseTree([]byte("go.sum database tree\n" + rest))
}

// tiles finds tiles where C2SP tlog-tiles has them: without the height, and entries where Go has data.
type tiles struct{ folder string }

func (tiles) Height() int { return 8 }

func (r tiles) ReadTiles(asked []tlog.Tile) ([][]byte, error) {
	read := make([][]byte, len(asked))
	for i, tile := range asked {
		data, err := os.ReadFile(r.path(tile))
		if err != nil {
			return nil, err
		}
		read[i] = data
	}
	return read, nil
}

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (r tiles) path(tile tlog.Tile) string {
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	return filepath.Join(r.folder, strings.Replace(path, "tile/data/", "tile/entries/", 1))
}

// entries reads all entries of a log, each prefixed by its length in 16 bits.
func (r tiles) entries(size int64) ([][]byte, error) {
	var all [][]byte
	for n := int64(0); n*256 < size; n++ {
		width := size - n*256
		if width > 256 {
			width = 256
		}
		data, err := os.ReadFile(r.path(tlog.Tile{H: 8, L: -1, N: n, W: int(width)}))
		if err != nil {
			return nil, err
		}
		for ; width > 0; width-- {
			if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
				return nil, errors.New("an entry is cut short")
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:end])
			data = data[end:]
		}
		if len(data) > 0 {
			return nil, errors.New("more entries than the width of their tile")
		}
	}
	return all, nil
}

// readLog opens the checkpoint of a folder, reads every hash through tiles, each authenticated by the root, and then proves and
// checks every record and every pair of sizes; of a long log, some of them.
func readLog(folder, key string) error {
	text, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	if err != nil {
		return err
	}
	signed, err := open(string(text), key)
	if err != nil {
		return err
	}
	reader := tiles{folder}
	entries, err := reader.entries(signed.N)
	if err != nil {
		return err
	}
	indexes := make([]int64, tlog.StoredHashCount(signed.N))
	for i := range indexes {
		indexes[i] = int64(i)
	}
	hashes, err := tlog.TileHashReader(signed, reader).ReadHashes(indexes)
	if err != nil {
		return err
	}
	read := tlog.HashReaderFunc(func(asked []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(asked))
		for i, index := range asked {
			found[i] = hashes[index]
		}
		return found, nil
	})
	for n, entry := range entries {
		proof, err := tlog.ProveRecord(signed.N, int64(n), read)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, signed.N, signed.Hash, int64(n), tlog.RecordHash(entry)); err != nil {
			return fmt.Errorf("record %d: %w", n, err)
		}
	}
	roots := map[int64]tlog.Hash{}
	sizes := sizesUpTo(signed.N)
	for _, size := range sizes {
		if roots[size], err = tlog.TreeHash(size, read); err != nil {
			return err
		}
	}
	for _, newer := range sizes {
		for _, older := range sizes {
			if older > newer {
				break
			}
			proof, err := tlog.ProveTree(newer, older, read)
			if err != nil {
				return err
			}
			if err := tlog.CheckTree(proof, newer, roots[newer], older, roots[older]); err != nil {
				return fmt.Errorf("sizes %d and %d: %w", older, newer, err)
			}
		}
	}
	return nil
}

// sizesUpTo is every size of a log, or, of one with more than a thousand entries, those beside the edges of tiles.
func sizesUpTo(last int64) []int64 {
	var sizes []int64
	for size := int64(1); size <= last; size++ {
		if last <= 1000 || size == last || (size+1)%4096 <= 2 {
			sizes = append(sizes, size)
		}
	}
	return sizes
}

// checkProof reads a C2SP tlog-proof of a line.
func checkProof(text, line, key string) error {
	parts := strings.SplitN(text, "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	if len(parts) < 2 || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("not a tlog-proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	signed, err := open(parts[1], key)
	if err != nil {
		return err
	}
	if index < 0 || index >= signed.N {
		return errors.New("the index is outside of the tree")
	}
	proof := tlog.RecordProof{}
	for _, text := range lines[2:] {
		hash, err := tlog.ParseHash(text)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	return tlog.CheckRecord(proof, signed.N, signed.Hash, index, tlog.RecordHash([]byte(line)))
}

// witness verifies C2SP cosignature/v1, which the package note knows nothing of, as one of its verifiers.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }
func (w witness) Verify(text, signature []byte) bool {
	if len(signature) != 72 {
		return false
	}
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(signature), text)
	return ed25519.Verify(w.key, []byte(message), signature[8:])
}

func newWitness(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) < 3 {
		return nil, errors.New("not a key")
	}
	material, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(material) != 33 || material[0] != 4 {
		return nil, errors.New("not the key of a witness")
	}
	id := sha256.Sum256(append([]byte(parts[0]+"\n"), material...))
	if parts[1] != fmt.Sprintf("%x", id[:4]) {
		return nil, errors.New("the id does not match the key")
	}
	return witness{parts[0], binary.BigEndian.Uint32(id[:4]), ed25519.PublicKey(material[1:])}, nil
}

// checkCosigned opens a checkpoint that the log and a witness must both have signed.
func checkCosigned(text, key, vkey string) error {
	cosigner, err := newWitness(vkey)
	if err != nil {
		return err
	}
	if _, err := open(text, key); err != nil {
		return err
	}
	_, err = note.Open([]byte(text), note.VerifierList(cosigner))
	return err
}

func answer(asked request) error {
	switch asked.Do {
	case "log":
		return readLog(asked.Folder, asked.Key)
	case "proof":
		return checkProof(asked.Text, asked.Line, asked.Key)
	case "consistency":
		return tlog.CheckTree(asked.Proof, asked.Newer.Size, asked.Newer.Root, asked.Older.Size, asked.Older.Root)
	case "cosigned":
		return checkCosigned(asked.Text, asked.Key, asked.Witness)
	}
	return fmt.Errorf("unknown request %q", asked.Do)
}

func main() {
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		var asked request
		said := "ok"
		if err := json.Unmarshal(bytes.TrimSpace(line), &asked); err != nil {
			said = "malformed request: " + err.Error()
		} else if err := answer(asked); err != nil {
			said = err.Error()
		}
		fmt.Println(strings.ReplaceAll(said, "\n", " "))
	}
}
