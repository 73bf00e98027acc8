// The peer of the old server's kind: a map of clients, a bounded channel and a goroutine for each, frames forwarded as they came.
package main

import (
	"encoding/json"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"

	"github.com/gorilla/websocket"
)

type frame struct {
	Cmd   int   `json:"cmd"`
	Dstid int64 `json:"dstid"`
}

var (
	gate    sync.RWMutex
	clients = map[int64]chan []byte{}
	rooms   = map[int64][]int64{}
	upgrade = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
)

func forward(bytes []byte) {
	var read frame
	if json.Unmarshal(bytes, &read) != nil {
		return
	}
	gate.RLock()
	defer gate.RUnlock()
	receivers := []int64{read.Dstid}
	if read.Cmd == 11 {
		receivers = rooms[read.Dstid]
	}
	for _, receiver := range receivers {
		if queue, there := clients[receiver]; there {
			select {
			case queue <- bytes:
			default:
			}
		}
	}
}

func chat(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.ParseInt(r.URL.Query().Get("id"), 10, 64)
	socket, err := upgrade.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	queue := make(chan []byte, 256)
	gate.Lock()
	clients[id] = queue
	gate.Unlock()
	go func() {
		for bytes := range queue {
			if socket.WriteMessage(websocket.TextMessage, bytes) != nil {
				return
			}
		}
	}()
	for {
		_, bytes, err := socket.ReadMessage()
		if err != nil {
			break
		}
		forward(bytes)
	}
	gate.Lock()
	if clients[id] == queue {
		delete(clients, id)
	}
	close(queue)
	gate.Unlock()
	socket.Close()
}

func main() {
	http.HandleFunc("/health/ready", func(w http.ResponseWriter, r *http.Request) {})
	http.HandleFunc("/room/", func(w http.ResponseWriter, r *http.Request) {
		id, _ := strconv.ParseInt(strings.TrimPrefix(r.URL.Path, "/room/"), 10, 64)
		var members []int64
		if json.NewDecoder(r.Body).Decode(&members) == nil {
			gate.Lock()
			rooms[id] = members
			gate.Unlock()
		}
	})
	http.HandleFunc("/chat", chat)
	if http.ListenAndServe("127.0.0.1:"+os.Args[1], nil) != nil {
		os.Exit(1)
	}
}
