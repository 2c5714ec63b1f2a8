"""What strangers send, kept within bounds: archives that unpack, XML, programs that are started."""
