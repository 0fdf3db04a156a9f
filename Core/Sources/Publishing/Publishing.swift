// The public face of this module comes with its first version.
