import type { SnippetInput } from "./snippet-input";

/**
 * The vendor's driver, version 2 (manual "Enable TLS on a Connection"; it does not know tlsAllowInvalidHostnames). Go checks chain and name as one,
 * so its own check is replaced by one of the chain (crypto/tls, Config.VerifyConnection, which runs in resumed connections too).
 */
export function goSnippet({ url, authSource, file }: SnippetInput): string {
  return `package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"log"
	"os"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

func main() {
	pem, err := os.ReadFile("${file}")
	if err != nil {
		log.Fatal(err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		log.Fatal("no certificate in the CA file")
	}
	config := &tls.Config{
		// Go can't skip the host name alone: its own check is off, and VerifyConnection checks the chain instead. Keep both or neither.
		InsecureSkipVerify: true,
		VerifyConnection: func(state tls.ConnectionState) error {
			if len(state.PeerCertificates) == 0 {
				return errors.New("the server sent no certificate")
			}
			intermediates := x509.NewCertPool()
			for _, certificate := range state.PeerCertificates[1:] {
				intermediates.AddCert(certificate)
			}
			_, err := state.PeerCertificates[0].Verify(x509.VerifyOptions{Roots: roots, Intermediates: intermediates})
			return err
		},
	}
	client, err := mongo.Connect(options.Client().
		ApplyURI("${url}").
		SetAuth(options.Credential{
			AuthSource: "${authSource}",
			Username:   os.Getenv("MONGODB_USER"),
			Password:   os.Getenv("MONGODB_PASSWORD"),
		}).
		SetTLSConfig(config))
	if err != nil {
		log.Fatal(err)
	}
	defer client.Disconnect(context.Background())
	if err := client.Ping(context.Background(), nil); err != nil {
		log.Fatal(err)
	}
}`;
}
