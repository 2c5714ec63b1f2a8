"""What senders state of files: messages of ACTES, manifests of SEDA, titles."""
